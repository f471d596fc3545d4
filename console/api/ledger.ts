import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EntryView } from '../../functions/api/dealLedger.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { fetchAll } from './deals.ts';
import { path } from './request.ts';

/** Also what is on its way, and what did not move after all. Read again when the deal changed. */
export const ledgerQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['deal', id, 'ledger', version],
    queryFn: ({ signal }) => fetchAll<EntryView>(path`/v1/deals/${id}/ledger`, signal, { phase: 'all' }),
    placeholderData: keepPreviousData,
  });
