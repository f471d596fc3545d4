import type { Locale } from '../../../../domain/parties.ts';
import type { OrderFilter } from '../../../../domain/statement/orderFilter.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { amountText, percentText } from '../../../../functions/pages/forms/decimal.ts';
import { fetchOrders, type OrderView } from '../../../api/orders.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../parts/csv.ts';
import type { SaySales } from './words.ts';

interface Export {
  readonly deal: DealView;
  readonly filter: OrderFilter;
  readonly say: SaySales;
  readonly locale: Locale;
  readonly signal: AbortSignal;
  readonly onProgress: (orders: number) => void;
}

/**
 * All orders that fit as CSV, read a page at a time and turned into bytes at once.
 * @throws ApiProblem, or AbortError when it was stopped
 */
export async function exportOrders({ deal, filter, say, locale, signal, onProgress }: Export): Promise<Blob> {
  const { currency } = deal.terms;
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, csvLine(headings(say))])];
  let cursor: string | undefined;
  let count = 0;
  do {
    const { orders: page } = await fetchOrders(deal.id, locale, filter, cursor, signal);
    const orders = page?.items ?? [];
    parts.push(new Blob([orders.map((order) => csvLine(cells(order, currency, say))).join('')]));
    count += orders.length;
    onProgress(count);
    cursor = page?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return new Blob(parts, { type: 'text/csv' });
}

function headings(say: SaySales): string[] {
  return [
    ...[say('order'), say('at'), say('currency'), say('sale'), say('refunded'), say('counts')],
    ...[say('counted'), say('rate'), say('commission'), say('why')],
  ];
}

function cells(order: OrderView, currency: string, say: SaySales): string[] {
  const { orderId, at, base, refunded, counted, commission, tiers, notCounted, text } = order;
  const amount = (minor: number) => amountText(minor, currency);
  const rates = tiers.map(({ ratePpm }) => `${percentText(ratePpm)}%`).join(' / ');
  const doesCount = say(notCounted === null ? 'yes' : 'no');
  return [
    ...[orderId, at, currency, amount(base), amount(refunded), doesCount],
    ...[amount(counted), rates, amount(commission), text],
  ];
}
