import { formatMoney } from '../../domain/money/currency.ts';
import type { OrderLine } from '../../domain/statement/orderLine.ts';
import type { OrdersBehind } from '../../domain/statement/orders.ts';
import { type Reckoning, reckoning } from '../../domain/statement/reckoning.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import type { Reader } from '../words/reader.ts';
import { orderText } from '../words/statementOrders.ts';
import type { OrderList } from './readSales.ts';

/** The orders of a statement as the API shows them, with what all of them come to; minor units. */
export interface OrdersView extends OrdersBehind, Reckoning {
  readonly commissionMinor: number;
  readonly isChanged: boolean;
  /** How many of them the list shows, on all its pages. */
  readonly fitting: number;
  readonly items: readonly (OrderLine & { readonly text: string })[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
}

/** @param nextCursor that of the next page, `null` on the last one */
export function ordersView(
  { sums, items, fitting, isChanged }: OrderList,
  terms: Pick<Terms, 'currency' | 'commission'>,
  { locale }: Reader,
  nextCursor: string | null,
): OrdersView {
  const { orders, found } = sums;
  const { currency, commission } = terms;
  const say = (minor: number) => formatMoney(minor, currency, locale);
  return {
    ...orders,
    ...reckoning(commission?.tiers ?? [], found),
    commissionMinor: found.commissionMinor,
    isChanged,
    fitting,
    items: items.map((line) => ({ ...line, text: orderText(line, terms, say, locale) })),
    nextCursor,
  };
}
