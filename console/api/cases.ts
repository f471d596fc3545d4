import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CaseView } from '../../functions/api/listCases.ts';
import type { Page } from './page.ts';
import { request } from './request.ts';

/** How the API can narrow and order cases; open ones, most at risk first, if nothing is said. */
export interface CaseFilter {
  readonly kind?: CaseView['kind'] | undefined;
  readonly status?: CaseView['status'] | undefined;
  readonly sort?: 'deadline' | 'age' | undefined;
}

const PAGE_SIZE = 100;
const REREAD_MILLIS = 30_000;

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<CaseView>>({
        path: '/v1/cases',
        query: { ...filter, cursor: pageParam, limit: PAGE_SIZE },
        signal,
      }),
    initialPageParam: START,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: REREAD_MILLIS,
  });
const START: string | undefined = undefined;
