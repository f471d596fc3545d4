import type { Locale } from '../../../../domain/parties.ts';
import type { OrderFilter } from '../../../../domain/statement/orderFilter.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import { amountText, percentText } from '../../../../functions/pages/forms/decimal.ts';
import { fetchOrders, type OrderView } from '../../../api/orders.ts';
import { csvOfPages, type Watch } from '../../../parts/export/csvOfPages.ts';
import type { SaySales } from './words.ts';

interface Export {
  readonly deal: DealView;
  readonly filter: OrderFilter;
  readonly say: SaySales;
  readonly locale: Locale;
}

/** All orders that fit. @throws ApiProblem, or AbortError when it was stopped */
export const exportOrders = ({ deal, filter, say, locale }: Export, watch: Watch): Promise<Blob> =>
  csvOfPages(
    {
      headings: headings(say),
      read: async (cursor, signal) =>
        (await fetchOrders(deal.id, locale, filter, cursor, signal)).orders ?? NO_ORDERS,
      cells: (order: OrderView) => cells(order, deal.terms.currency, say),
    },
    watch,
  );

const NO_ORDERS = { items: [], nextCursor: null };

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
