import { buffer } from 'node:stream/consumers';
import type { Block, PdfDocument } from './document.ts';
import type { Fonts } from './fonts.ts';
import { INK, Pen, SOFT, type Style } from './pen.ts';

const MARGIN = 54;
const FOOTER_HEIGHT = 30;

const STYLES = {
  title: { weight: 'bold', size: 18, color: INK },
  heading: { weight: 'bold', size: 13, color: INK },
  text: { weight: 'regular', size: 10, color: INK },
  note: { weight: 'regular', size: 8.5, color: SOFT },
  strong: { weight: 'bold', size: 10, color: INK },
} as const satisfies Record<string, Style>;

const INDENT = 10;

/** The document as a PDF file (A4, tagged for screen readers), with the glyphs in use embedded. */
export async function renderPdf(document: PdfDocument, fonts: Fonts): Promise<Buffer> {
  const { default: PdfKit } = await import('pdfkit');
  const pdf = new PdfKit({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_HEIGHT },
    bufferPages: true,
    // None to begin with: whatever is written is written in ours.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: document.locale,
    info: { Title: document.title, Author: 'Luyue', CreationDate: new Date(document.createdAt) },
  });
  const file = buffer(pdf);
  const pen = new Pen(pdf, fonts, document.locale);
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'heading') pen.keep(headingRoom(pen, document.blocks.slice(index)));
    drawBlock(pen, block);
  }
  pen.end();
  drawFooters(pdf, document, fonts);
  pdf.end();
  return file;
}

const GAP_AFTER: Readonly<Record<Block['kind'], number>> = {
  title: 6,
  heading: 4,
  text: 2,
  note: 2,
  facts: 4,
  item: 0,
};

const HEADING_GAP = 14;

/** A heading stays with what follows it, up to the first thing that is said under it. */
function headingRoom(pen: Pen, blocks: readonly Block[]): number {
  const next = blocks.findIndex(({ kind }, index) => index > 0 && ENDS_ROOM.includes(kind));
  const end = next < 0 || blocks[next]?.kind === 'heading' ? next : next + 1;
  const kept = end < 0 ? blocks : blocks.slice(0, end);
  return kept.reduce((sum, block) => sum + heightOf(pen, block) + GAP_AFTER[block.kind], 0);
}

const ENDS_ROOM: readonly Block['kind'][] = ['item', 'text', 'heading'];

function heightOf(pen: Pen, block: Block): number {
  switch (block.kind) {
    case 'heading':
      return HEADING_GAP + pen.heightOf([{ text: block.text, style: STYLES.heading }]);
    case 'facts':
      return pen.heightOf(block.facts.map(({ label }) => ({ text: label, style: STYLES.text })));
    case 'item':
      return itemHeight(pen, block);
    case 'title':
    case 'text':
    case 'note':
      return pen.heightOf([{ text: block.text, style: STYLES[block.kind] }]);
  }
}

function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'title':
      pen.text('H1', block.text, STYLES.title);
      break;
    case 'heading':
      pen.gap(HEADING_GAP);
      pen.text('H2', block.text, STYLES.heading);
      break;
    case 'text':
    case 'note':
      pen.text('P', block.text, STYLES[block.kind]);
      break;
    case 'facts':
      for (const { label, value, isStrong } of block.facts)
        pen.pair(label, value, isStrong === true ? STYLES.strong : STYLES.text);
      break;
    case 'item':
      drawItem(pen, block);
  }
  pen.gap(GAP_AFTER[block.kind]);
}

type Item = Extract<Block, { kind: 'item' }>;
const ABOVE_RULE = 6;
const BELOW_RULE = 5;

const detailTexts = ({ details }: Item) =>
  details.map((text) => ({ text, style: STYLES.note, indent: INDENT }));

const itemHeight = (pen: Pen, item: Item): number =>
  ABOVE_RULE + BELOW_RULE + pen.heightOf([{ text: item.label, style: STYLES.strong }, ...detailTexts(item)]);

function drawItem(pen: Pen, item: Item): void {
  pen.keep(itemHeight(pen, item));
  pen.gap(ABOVE_RULE);
  pen.rule();
  pen.gap(BELOW_RULE);
  pen.pair(item.label, item.value, STYLES.strong);
  for (const { text, style, indent } of detailTexts(item)) pen.text('P', text, style, indent);
}

function drawFooters(pdf: PDFKit.PDFDocument, document: PdfDocument, fonts: Fonts): void {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    const page = pdf.switchToPage(index);
    // The footer stands in the margin, where text would otherwise move on to another page.
    page.margins.bottom = 0;
    const y = page.height - MARGIN;
    const options = { width: page.width - 2 * MARGIN, lineBreak: false };
    const pageOf = document.pageOf(index + 1, count);
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('regular').fontSize(8).fillColor(SOFT);
    pdf.text(fonts.readable(document.footer), MARGIN, y, options);
    pdf.text(fonts.readable(pageOf), MARGIN, y, { ...options, align: 'right' });
    pdf.endMarkedContent();
  }
}
