import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Shares } from '../../domain/dispute/finding.ts';
import type { disputeView } from '../../functions/api/disputeView.ts';
import type { ResolutionPreview } from '../../functions/api/previewResolution.ts';
import { path, request } from './request.ts';

export type DisputeView = ReturnType<typeof disputeView>;

const REREAD_MILLIS = 15_000;

export const disputeQuery = (disputeId: string) =>
  queryOptions({
    queryKey: ['dispute', disputeId],
    queryFn: ({ signal }) => request<DisputeView>({ path: path`/v1/disputes/${disputeId}`, signal }),
    refetchInterval: REREAD_MILLIS,
  });

/** What these shares would book if they were decided now. */
export const previewQuery = (disputeId: string, shares: Shares) =>
  queryOptions({
    queryKey: ['dispute', disputeId, 'preview', shares],
    queryFn: ({ signal }) =>
      request<ResolutionPreview>({
        method: 'POST',
        path: path`/v1/disputes/${disputeId}/preview`,
        body: { shares },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const actOnDispute = (
  disputeId: string,
  action: 'propose' | 'decide',
  payload: unknown,
  idempotencyKey: string,
): Promise<DisputeView> =>
  request({
    method: 'POST',
    path: path`/v1/disputes/${disputeId}/actions/${action}`,
    body: payload,
    idempotencyKey,
  });
