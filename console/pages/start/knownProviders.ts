import { queryOptions } from '@tanstack/react-query';
import { fetchDeals } from '../../api/deals.ts';

const STALE_MILLIS = 300_000;

/** Those with whom the latest deals were made, to choose from; any other can be named by its id. */
export const knownProvidersQuery = queryOptions({
  queryKey: ['known-providers'],
  queryFn: async ({ signal }) => {
    const { items } = await fetchDeals({}, undefined, signal);
    const providers = items.flatMap(({ provider }) => (provider === null ? [] : [provider]));
    return [...new Map(providers.map((provider) => [provider.id, provider])).values()];
  },
  staleTime: STALE_MILLIS,
});
