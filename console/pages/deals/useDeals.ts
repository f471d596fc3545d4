import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import { type DealFilter, dealsQuery, fetchDeals } from '../../api/deals.ts';
import type { Page } from '../../api/page.ts';
import { mergeHead } from './mergeHead.ts';
import { type DealSearch, filterOf } from './search.ts';

/** While somebody looks at the list, its newest page is read again this often. */
const HEAD_PERIOD_MILLIS = 20_000;

/** The deals that fit, page by page as they are wanted. */
export function useDeals(search: DealSearch) {
  const filter = filterOf(search);
  const query = useInfiniteQuery({
    ...dealsQuery(filter),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useLiveHead(filter);
  const deals = useMemo(() => onceEach(query.data?.pages.flatMap(({ items }) => items) ?? []), [query.data]);
  return { query, deals };
}

function useLiveHead(filter: DealFilter): void {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['dealsHead', filter],
    queryFn: ({ signal }) => fetchDeals(filter, undefined, signal),
    refetchInterval: HEAD_PERIOD_MILLIS,
    initialData: () => client.getQueryData<Pages>(dealsQuery(filter).queryKey)?.pages[0],
    staleTime: HEAD_PERIOD_MILLIS / 2,
    enabled: client.getQueryData(dealsQuery(filter).queryKey) !== undefined,
  });
  const key = JSON.stringify(filter);
  useEffect(() => {
    if (data === undefined) return;
    client.setQueryData<Pages>(dealsQuery(JSON.parse(key)).queryKey, (before) => {
      if (before === undefined) return before;
      const pages = mergeHead(before.pages, data);
      return pages === before.pages ? before : { ...before, pages: [...pages] };
    });
  }, [client, data, key]);
}

/** A deal that came to fit while pages were read may stand on two of them. */
const onceEach = (deals: readonly DealView[]): readonly DealView[] => [
  ...new Map(deals.map((deal) => [deal.id, deal])).values(),
];

type Pages = InfiniteData<Page<DealView>, string | undefined>;
