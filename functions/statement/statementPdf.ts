import { formatMoney } from '../../domain/money/currency.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { Block, PdfDocument } from '../pdf/document.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { renderPdf } from '../pdf/render.ts';
import type { Reader } from '../words/reader.ts';
import { statementWords } from '../words/statement.ts';
import type { Sheet, SheetOrders, SheetSection } from './sheet.ts';
import type { SayMoney } from './voice.ts';
import { type ReadStatement, writeSheet } from './writeSheet.ts';

/**
 * The statement as a file to keep. Currencies whose sign the fonts lack go by their code.
 * @param isByLink whether the reader came by a creator's link, where the orders that are not printed can be seen
 */
export async function statementPdf(read: ReadStatement, fonts: Fonts, isByLink: boolean): Promise<Buffer> {
  const sayMoney: SayMoney = (amountMinor, currency, locale) => {
    const said = formatMoney(amountMinor, currency, locale);
    return fonts.covers(said) ? said : formatMoney(amountMinor, currency, locale, 'code');
  };
  return renderPdf(printed(writeSheet(read, sayMoney), read.statement, read.reader, isByLink), fonts);
}

function printed(sheet: Sheet, { facts }: Statement, { locale }: Reader, isByLink: boolean): PdfDocument {
  const words = statementWords[locale];
  const where = isByLink ? words.ordersOnPage : words.ordersInApi(`GET /v1/deals/${facts.deal.id}/statement`);
  return {
    locale,
    title: sheet.title,
    footer: `履约 Luyue · ${sheet.title} · ${facts.deal.reference} · ${facts.deal.id}`,
    pageOf: words.pageOf,
    createdAt: facts.now,
    blocks: [
      { kind: 'title', text: sheet.title },
      ...sheet.intro.map((text): Block => ({ kind: 'note', text })),
      ...sheet.sections.flatMap(sectionBlocks),
      ...(sheet.orders === null ? [] : orderBlocks(sheet.orders, (count) => words.moreOrders(count, where))),
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

function orderBlocks(
  { heading, notes, rows, more }: SheetOrders,
  sayMore: (count: number) => string,
): Block[] {
  return [
    { kind: 'heading', text: heading },
    ...notes.map((text): Block => ({ kind: 'note', text })),
    // Said first: it would else stand alone on a last page.
    ...(more === 0 ? [] : [{ kind: 'text' as const, text: sayMore(more) }]),
    ...rows.map(({ id, about, sales, commission, rates }): Block => {
      const [net = '', ...ofNet] = sales;
      const reckoned = commission === null ? [] : [net];
      return {
        kind: 'item',
        label: id,
        value: commission ?? net,
        details: [[...about, ...reckoned, ...ofNet, ...rates].join(' · ')],
      };
    }),
  ];
}
