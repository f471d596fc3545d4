import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Outcome } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Status } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import type { Page } from './page.ts';
import { path, request } from './request.ts';

/** What the API can filter deals by. */
export interface DealFilter {
  readonly status?: Status | undefined;
  readonly outcome?: Outcome | undefined;
  readonly q?: string | undefined;
  readonly awaits?: Role | undefined;
}

const PAGE_SIZE = 100;

export function fetchDeals(
  filter: DealFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Page<DealView>> {
  return request({
    path: '/v1/deals',
    query: { ...filter, cursor, limit: PAGE_SIZE },
    ...(signal === undefined ? {} : { signal }),
  });
}

export const dealsQuery = (filter: DealFilter) =>
  infiniteQueryOptions({
    queryKey: ['deals', filter],
    queryFn: ({ pageParam, signal }) => fetchDeals(filter, pageParam, signal),
    initialPageParam: START,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
const START: string | undefined = undefined;

/** The same key for the same content, however often it is tried. @throws ApiProblem */
export const startDeal = (body: object, idempotencyKey: string): Promise<DealView> =>
  request({ method: 'POST', path: '/v1/deals', body, idempotencyKey });

export const dealQuery = (dealId: string) =>
  queryOptions({
    queryKey: ['deal', dealId],
    queryFn: ({ signal }) => request<DealView>({ path: path`/v1/deals/${dealId}`, signal }),
  });

/** The whole log, oldest first; read anew when the deal's version is another one. */
export const eventsQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['deal', id, 'events', version],
    queryFn: ({ signal }) => fetchAll<DealEvent>(path`/v1/deals/${id}/events`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function act(
  dealId: string,
  action: string,
  payload: unknown,
  idempotencyKey: string,
): Promise<DealView> {
  return request({
    method: 'POST',
    path: path`/v1/deals/${dealId}/actions/${action}`,
    body: payload,
    idempotencyKey,
  });
}

/** Every item of a list, page by page. @throws ApiProblem */
export async function fetchAll<T>(
  pathname: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await request({
      path: pathname,
      query: { ...query, cursor, limit: PAGE_SIZE },
      signal,
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
