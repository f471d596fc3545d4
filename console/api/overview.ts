import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { OverviewView } from '../../functions/api/overviewView.ts';
import { request } from './request.ts';

/** What the API can narrow an overview to. Times are RFC 3339. */
export interface OverviewFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
  readonly providerId?: string | undefined;
  readonly campaignId?: string | undefined;
}

/** It is added up anew with each call: not oftener than somebody would look. */
const FRESH_MILLIS = 60_000;

export const overviewQuery = (filter: OverviewFilter, timeZone: string) =>
  queryOptions({
    queryKey: ['overview', filter, timeZone],
    queryFn: ({ signal }) =>
      request<OverviewView>({ path: '/v1/overview', query: { ...filter, timeZone }, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MILLIS,
  });
