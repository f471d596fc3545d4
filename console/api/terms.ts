import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DealTermsView } from '../../functions/api/dealTerms.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { path, request } from './request.ts';

/** All versions; a version never changes, and what was accepted can come with every change of the deal. */
export const termsQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['deal', id, 'terms', version],
    queryFn: ({ signal }) => request<DealTermsView>({ path: path`/v1/deals/${id}/terms`, signal }),
    placeholderData: keepPreviousData,
  });
