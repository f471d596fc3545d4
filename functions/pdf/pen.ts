import type { Font } from 'fontkit';
import type { Locale } from '../../domain/parties.ts';
import type { Fonts } from './fonts.ts';

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** It also takes a font that was opened before, which its types do not say: opening one takes long. */
      registerFont(name: string, src: Font): this;
    }
  }
}

type Pdf = PDFKit.PDFDocument;
export type Weight = 'regular' | 'bold';

export interface Style {
  readonly weight: Weight;
  readonly size: number;
  readonly color: string;
}

export const INK = '#1b1e23';
export const SOFT = '#545b66';
const RULE = '#d5d9e0';

const LINE_GAP = 2.5;
const COLUMN_GAP = 14;

/**
 * Writes down a page and on to the next. Everything that is written carries its role (heading, paragraph) for readers
 * that do not see it. Lengths in points.
 */
export class Pen {
  readonly #pdf: Pdf;
  readonly #fonts: Fonts;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #features: PDFKit.Mixins.OpenTypeFeatures[];

  constructor(pdf: Pdf, fonts: Fonts, locale: Locale) {
    this.#pdf = pdf;
    // A Chinese font sets quotation marks as wide as a character unless it is told otherwise.
    this.#features = locale === 'zh-CN' ? [] : ['pwid'];
    this.#fonts = fonts;
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
    pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  }

  get #width(): number {
    const { width, margins } = this.#pdf.page;
    return width - margins.left - margins.right;
  }

  /** A paragraph over the whole width. */
  text(tag: 'H1' | 'H2' | 'P', text: string, style: Style, indent = 0): void {
    const width = this.#width - indent;
    const readable = this.#fonts.readable(text);
    this.keep(this.#height(readable, style, width));
    const { left } = this.#pdf.page.margins;
    this.#say(tag, () =>
      this.#write(readable, left + indent, this.#pdf.y, { ...style, width, align: 'left' }),
    );
  }

  /** A label, and its value at the right on the same line. */
  pair(label: string, value: string, style: Style): void {
    const [said, worth] = [this.#fonts.readable(label), this.#fonts.readable(value)];
    const valueWidth = Math.min(this.#measure(worth, style) + 1, this.#width / 2);
    const labelWidth = this.#width - valueWidth - COLUMN_GAP;
    const height = Math.max(this.#height(said, style, labelWidth), this.#height(worth, style, valueWidth));
    this.keep(height);
    const { y } = this.#pdf;
    const { left } = this.#pdf.page.margins;
    this.#say('P', () => {
      this.#write(said, left, y, { ...style, width: labelWidth, align: 'left' });
      const x = left + labelWidth + COLUMN_GAP;
      this.#write(worth, x, y, { ...style, width: valueWidth, align: 'right' });
    });
    this.#pdf.y = y + height;
  }

  gap(points: number): void {
    this.#pdf.y += points;
  }

  rule(): void {
    const { left } = this.#pdf.page.margins;
    const { y } = this.#pdf;
    this.#root.add(
      this.#pdf.struct('Artifact', {}, () => {
        this.#pdf
          .moveTo(left, y)
          .lineTo(left + this.#width, y)
          .lineWidth(0.5)
          .stroke(RULE);
      }),
    );
  }

  /** Goes on to the next page unless `height` is left on this one, or no page has that much. */
  keep(height: number): void {
    const { page, y } = this.#pdf;
    const bottom = page.height - page.margins.bottom;
    if (y + height > bottom && y > page.margins.top) this.#pdf.addPage();
  }

  heightOf(texts: readonly { text: string; style: Style; indent?: number }[]): number {
    return texts.reduce(
      (sum, { text, style, indent = 0 }) =>
        sum + this.#height(this.#fonts.readable(text), style, this.#width - indent),
      0,
    );
  }

  end(): void {
    this.#root.end();
  }

  #say(tag: string, write: () => void): void {
    this.#root.add(this.#pdf.struct(tag, {}, write));
  }

  #write(text: string, x: number, y: number, how: Style & { width: number; align: 'left' | 'right' }): void {
    const { weight, size, color, width, align } = how;
    const options = { width, align, lineGap: LINE_GAP, features: this.#features };
    this.#pdf.font(weight).fontSize(size).fillColor(color).text(text, x, y, options);
  }

  #height(text: string, { weight, size }: Style, width: number): number {
    return this.#pdf
      .font(weight)
      .fontSize(size)
      .heightOfString(text, { width, lineGap: LINE_GAP, features: this.#features });
  }

  #measure(text: string, { weight, size }: Style): number {
    return this.#pdf.font(weight).fontSize(size).widthOfString(text, { features: this.#features });
  }
}
