import { formatMoney } from '../../domain/money/currency.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { Block, PdfDocument } from '../pdf/document.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { renderPdf } from '../pdf/render.ts';
import type { Reader } from '../words/reader.ts';
import { statementWords } from '../words/statement.ts';
import type { Sheet, SheetSection } from './sheet.ts';
import type { Names, SayMoney } from './voice.ts';
import { writeSheet } from './writeSheet.ts';

/** The statement as a file to keep. Currencies whose sign the fonts lack go by their code. */
export async function statementPdf(
  statement: Statement,
  names: Names,
  reader: Reader,
  fonts: Fonts,
): Promise<Buffer> {
  const sayMoney: SayMoney = (amountMinor, currency, locale) => {
    const said = formatMoney(amountMinor, currency, locale);
    return fonts.covers(said) ? said : formatMoney(amountMinor, currency, locale, 'code');
  };
  const sheet = writeSheet(statement, names, reader, sayMoney);
  return renderPdf(printed(sheet, statement, reader), fonts);
}

function printed(sheet: Sheet, { facts }: Statement, { locale }: Reader): PdfDocument {
  return {
    locale,
    title: sheet.title,
    footer: `履约 Luyue · ${sheet.title} · ${facts.deal.reference} · ${facts.deal.id}`,
    pageOf: statementWords[locale].pageOf,
    createdAt: facts.now,
    blocks: [
      { kind: 'title', text: sheet.title },
      ...sheet.intro.map((text): Block => ({ kind: 'note', text })),
      ...sheet.sections.flatMap(sectionBlocks),
    ],
  };
}

function sectionBlocks({ heading, facts, items, note }: SheetSection): Block[] {
  return [
    { kind: 'heading', text: heading },
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...(note === null ? [] : [{ kind: 'text' as const, text: note }]),
    ...items.map((item): Block => ({ kind: 'item', ...item })),
  ];
}
