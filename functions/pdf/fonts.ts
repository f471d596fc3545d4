import { readFile } from 'node:fs/promises';
import type { Font } from 'fontkit';

/** Paths of TrueType files that hold the common Chinese characters. Only the glyphs in use are embedded. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
  /** Whether both weights can show all of `text`. */
  covers(text: string): boolean;
  /** `text` with 〓, the printers' mark for a missing sort, in place of what the fonts cannot show. */
  readable(text: string): string;
}

const MISSING_SORT = '〓';
/** Spaces of other widths that `Intl` puts between numbers and units. */
const NARROW_SPACES = /[\u2009\u202f]/g;
const LINE_BREAKS = /[\t\r\n\u2028\u2029]+/g;

/** The library is loaded only where something is printed. @throws Error when a file is missing or no font */
export async function openFonts(files: FontFiles): Promise<Fonts> {
  const { create } = await import('fontkit');
  const open = async (path: string): Promise<Font> => {
    const font = create(await readFile(path));
    if ('fonts' in font) throw new Error(`${path} must hold one font, not a collection`);
    return font;
  };
  const [regular, bold] = await Promise.all([open(files.regular), open(files.bold)]);
  const has = (character: string) =>
    [regular, bold].every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  return {
    regular,
    bold,
    covers: (text) => [...text].every(has),
    readable: (text) =>
      [...text.replace(NARROW_SPACES, '\u00a0').replace(LINE_BREAKS, ' ')]
        .map((character) => (has(character) ? character : MISSING_SORT))
        .join(''),
  };
}
