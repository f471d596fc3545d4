import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/parties.ts';
import type { DealPreview } from '../../functions/preview/previewOf.ts';
import { request } from './request.ts';

const KEPT_MILLIS = 60_000;

/** What a deal would come to if it were started so; what is not complete is said to be so, not refused. */
export const dealPreviewQuery = (body: unknown, locale: Locale) =>
  queryOptions({
    queryKey: ['deal-preview', body, locale],
    queryFn: ({ signal }) =>
      request<DealPreview>({ method: 'POST', path: '/v1/deals/preview', query: { locale }, body, signal }),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MILLIS,
  });
