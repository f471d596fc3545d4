import * as z from 'zod/mini';
import { type Fonts, openFonts } from '../../pdf/fonts.ts';
import { provider } from '../provider.ts';

const path = z.string().check(z.minLength(1));

/** The fonts that documents are printed with; opened when the first is, since few calls print anything. */
export const pdfFonts = provider(
  { PDF_FONT_REGULAR: path, PDF_FONT_BOLD: path },
  ({ PDF_FONT_REGULAR: regular, PDF_FONT_BOLD: bold }) => {
    let opened: Promise<Fonts> | undefined;
    return (): Promise<Fonts> => {
      opened ??= openFonts({ regular, bold });
      return opened;
    };
  },
);
