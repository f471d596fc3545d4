import { readFile } from 'node:fs/promises';

/** Paths of TrueType files that hold the common Chinese characters. Only the glyphs in use are embedded. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

export interface Fonts {
  readonly files: FontFiles;
  /** Whether both weights can show all of `text`. */
  covers(text: string): boolean;
  /** `text` with 〓, the printers' mark for a missing sort, in place of what the fonts cannot show. */
  readable(text: string): string;
}

const MISSING_SORT = '〓';
/** Spaces of other widths that `Intl` puts between numbers and units. */
const NARROW_SPACES = /[\u2009\u202f]/g;

/** The library is loaded only where something is printed. @throws Error when a file is missing or no font */
export async function openFonts(files: FontFiles): Promise<Fonts> {
  const { create } = await import('fontkit');
  const [regular, bold] = await Promise.all([readFile(files.regular), readFile(files.bold)]);
  const opened = [regular, bold]
    .map((bytes) => create(bytes))
    .filter((font) => 'hasGlyphForCodePoint' in font);
  if (opened.length < 2) throw new Error(`${files.regular} and ${files.bold} must each hold one font`);
  const has = (character: string) =>
    opened.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  return {
    files,
    covers: (text) => [...text].every(has),
    readable: (text) =>
      [...text.replace(NARROW_SPACES, '\u00a0').replace(/\s+/g, (gap) => (gap === '\u00a0' ? gap : ' '))]
        .map((character) => (has(character) ? character : MISSING_SORT))
        .join(''),
  };
}
