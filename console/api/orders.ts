import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ReportsTaken } from '../../domain/deal/salesReport.ts';
import type { Locale } from '../../domain/parties.ts';
import type { OrderFilter } from '../../domain/statement/orderFilter.ts';
import type { NotCounted } from '../../domain/statement/orderLine.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { path, request } from './request.ts';

/** One order, and what came of it; minor units. */
export interface OrderView {
  readonly orderId: string;
  readonly at: string;
  readonly base: number;
  readonly refunded: number;
  readonly counted: number;
  readonly commission: number;
  readonly tiers: readonly { readonly number: number; readonly ratePpm: number; readonly net: number }[];
  readonly notCounted: NotCounted | null;
  /** How its commission comes about, in the reader's words. */
  readonly text: string;
}

/** A page of a deal's orders, with what all of them come to; minor units. */
export interface OrdersPage {
  readonly count: number;
  readonly gross: number;
  readonly refunded: number;
  readonly cancelled: number;
  readonly net: number;
  readonly outside: number;
  readonly tiers: readonly {
    readonly number: number;
    readonly from: number;
    readonly to: number | null;
    readonly ratePpm: number;
    readonly net: number;
    readonly amount: number;
  }[];
  readonly roundedOff: number;
  readonly commission: number;
  readonly isChanged: boolean;
  /** How many orders the filter leaves. */
  readonly fitting: number;
  readonly items: readonly OrderView[];
  readonly nextCursor: string | null;
}

/** What of a statement is about sales. */
export interface SalesPage {
  /** `null` for whoever has nothing to do with the orders. */
  readonly orders: OrdersPage | null;
  /** What may be reported now, by those who may. */
  readonly salesTaken: ReportsTaken;
}

const PAGE_SIZE = 100;

/** @throws ApiProblem */
export const fetchOrders = (
  dealId: string,
  locale: Locale,
  { kind, q }: OrderFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<SalesPage> =>
  request({
    path: path`/v1/deals/${dealId}/statement`,
    query: {
      ...{ format: 'json', locale, ordersKind: kind, ordersQ: q },
      ...{ ordersCursor: cursor, ordersLimit: PAGE_SIZE },
    },
    signal,
  });

/** A deal's orders page by page, read anew when the deal changed. */
export const ordersQuery = (
  { id, version }: Pick<DealView, 'id' | 'version'>,
  locale: Locale,
  filter: OrderFilter,
) =>
  infiniteQueryOptions({
    queryKey: ['deal', id, 'orders', version, locale, filter],
    queryFn: ({ pageParam, signal }) => fetchOrders(id, locale, filter, pageParam, signal),
    initialPageParam: START,
    getNextPageParam: ({ orders }) => orders?.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
const START: string | undefined = undefined;
