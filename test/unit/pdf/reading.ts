import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import * as z from 'zod/mini';

const glyphSchema = z.object({ originalCharCode: z.int(), unicode: z.string(), width: z.number() });

/** What a reader gets out of a PDF file. */
export interface ReadPdf {
  readonly pages: readonly string[];
  readonly language: unknown;
  readonly title: unknown;
  /** Every glyph that is drawn, by its number in its font. */
  readonly glyphs: readonly z.infer<typeof glyphSchema>[];
}

export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(file));
  const { OPS } = await getResolvedPDFJS();
  const pages: string[] = [];
  const glyphs: z.infer<typeof glyphSchema>[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operation] of fnArray.entries()) {
      if (operation !== OPS.showText) continue;
      const shown: unknown = argsArray[index];
      for (const part of z.tuple([z.array(z.unknown())]).parse(shown)[0])
        if (typeof part === 'object') glyphs.push(glyphSchema.parse(part));
    }
  }
  const { info } = await document.getMetadata();
  const { Title: title, Language: language } = z
    .object({ Title: z.optional(z.string()), Language: z.optional(z.string()) })
    .parse(info);
  return { pages, glyphs, title, language };
}
