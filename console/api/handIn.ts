import type { EvidenceView } from '../../functions/evidence/evidenceView.ts';
import { path, request } from './request.ts';

/** Where the evidence of a deal is: for people who are signed in, and for whoever came by a link. */
export const dealEvidence = (dealId: string): string => path`/v1/deals/${dealId}/evidence`;
export const linkEvidence = (token: string): string => path`/v1/links/${token}/evidence`;

/** Where a file is to be sent, and as what. */
export interface HandedIn {
  readonly evidenceId: string;
  readonly uploadUrl: string | null;
  readonly method: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** One piece, with an address to save it by as long as it has bytes. */
type SavedEvidence = EvidenceView & { readonly download: { readonly url: string } | null };

/** @param place `dealEvidence` or `linkEvidence` @throws ApiProblem */
export const handIn = (place: string, body: unknown, idempotencyKey: string, signal?: AbortSignal) =>
  request<HandedIn>({
    method: 'POST',
    path: place,
    body,
    idempotencyKey,
    ...(signal === undefined ? {} : { signal }),
  });

/** @param place `dealEvidence` or `linkEvidence` @throws ApiProblem */
export const oneEvidence = (place: string, evidenceId: string, signal?: AbortSignal) =>
  request<SavedEvidence>({
    path: `${place}${path`/${evidenceId}`}`,
    ...(signal === undefined ? {} : { signal }),
  });
