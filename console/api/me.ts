import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { MeView } from '../../functions/api/me.ts';
import { request } from './request.ts';

/** Who is signed in, and for whom they act. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<MeView>({ path: '/v1/me', signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; only asked below the shell, which waits for it. */
export function useMe(): MeView {
  const { data } = useSuspenseQuery(meQuery);
  return data;
}
