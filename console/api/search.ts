import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchView } from '../../functions/api/search.ts';
import { request } from './request.ts';

/** The API finds nothing by less. */
export const SHORTEST = 2;

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<SearchView>({ path: '/v1/search', query: { q }, signal }),
    enabled: q.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
