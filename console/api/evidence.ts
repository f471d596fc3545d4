import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DealView } from '../../functions/api/dealView.ts';
import type { EvidenceView } from '../../functions/evidence/evidenceView.ts';
import type { StandingChecks } from '../../functions/verification/standingChecks.ts';
import { fetchAll } from './deals.ts';
import { dealEvidence, oneEvidence } from './handIn.ts';
import { ApiProblem, unreachable } from './problem.ts';
import { path, request } from './request.ts';

const REREAD_MILLIS = 15_000;

export const evidenceQuery = (dealId: string) =>
  queryOptions({
    queryKey: ['deal', dealId, 'evidence'],
    queryFn: ({ signal }) => fetchAll<EvidenceView>(dealEvidence(dealId), signal),
    refetchInterval: REREAD_MILLIS,
  });

export const checksQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['deal', id, 'checks', version],
    queryFn: ({ signal }) => request<StandingChecks>({ path: path`/v1/deals/${id}/checks`, signal }),
    placeholderData: keepPreviousData,
  });

/** The bytes themselves; they never change. */
export const evidenceBytesQuery = (dealId: string, evidenceId: string) =>
  queryOptions({
    queryKey: ['evidenceBytes', evidenceId],
    queryFn: async ({ signal }) => bytesAt(await addressOf(dealId, evidenceId, signal), signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Good for a few minutes. @throws ApiProblem */
export async function addressOf(dealId: string, evidenceId: string, signal?: AbortSignal): Promise<string> {
  const { download } = await oneEvidence(dealEvidence(dealId), evidenceId, signal);
  if (download === null)
    throw new ApiProblem(404, { code: 'evidence_not_found', detail: 'It has no bytes.' });
  return download.url;
}

async function bytesAt(url: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : unreachable(error);
  });
  if (!response.ok) throw new ApiProblem(response.status, { code: 'evidence_not_found', detail: url });
  return response.blob();
}
