import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/parties.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import type { StatementView } from '../../functions/statement/statementView.ts';
import { download, path, request } from './request.ts';

export const statementQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>, locale: Locale) =>
  queryOptions({
    queryKey: ['deal', id, 'statement', version, locale],
    queryFn: ({ signal }) =>
      request<StatementView>({
        path: path`/v1/deals/${id}/statement`,
        query: { format: 'json', ordersLimit: 1, locale },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** The same on paper. @throws ApiProblem */
export const statementPdf = (dealId: string, locale: Locale): Promise<Blob> =>
  download({ path: path`/v1/deals/${dealId}/statement`, query: { format: 'pdf', locale } });

/** Where the deal's case file lies for five minutes; it is put together first. @throws ApiProblem */
export const makeCaseFile = (dealId: string): Promise<{ readonly url: string; readonly fileName: string }> =>
  request({ path: path`/v1/deals/${dealId}/case-file` });
