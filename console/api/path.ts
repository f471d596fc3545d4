import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DealPathView } from '../../functions/api/dealPath.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { path, request } from './request.ts';

/** The way a deal took; read again when the deal changed, and shortly after, since its machine follows. */
export const pathQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['deal', id, 'path', version],
    queryFn: ({ signal }) => request<DealPathView>({ path: path`/v1/deals/${id}/path`, signal }),
    placeholderData: keepPreviousData,
  });
