import type { DealView } from '../../functions/api/dealView.ts';
import { path, request } from './request.ts';

/** What operators do besides answering a gate. */
export type Operation =
  | 'resend-notice'
  | 'reissue-link'
  | 'extend-clock'
  | 'retry-payments'
  | 'restart-workflow';

export const operate = (
  dealId: string,
  operation: Operation,
  payload: unknown,
  idempotencyKey: string,
): Promise<DealView> =>
  request({
    method: 'POST',
    path: path`/v1/deals/${dealId}/operations/${operation}`,
    body: payload,
    idempotencyKey,
  });
