import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/parties.ts';
import type { OrderFilter } from '../../domain/statement/orderFilter.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import type { StatementAnswer } from '../../functions/statement/respond.ts';
import { path, request } from './request.ts';

/** What of a statement is about sales. */
export type SalesPage = Pick<StatementAnswer, 'orders' | 'salesTaken'>;
/** A page of a deal's orders, with what all of them come to; minor units. */
export type OrdersPage = NonNullable<SalesPage['orders']>;
/** One order, and what came of it; minor units. */
export type OrderView = OrdersPage['items'][number];

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
