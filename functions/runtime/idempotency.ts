import { canonicalHash } from '../../domain/canonical.ts';
import type { DealStore, KeptResult } from '../../domain/ports/deals.ts';
import { type HttpResponse, jsonResponse, Problem } from './problem.ts';

/** One use of an idempotency key: by whom, where, and for what. */
export interface Intent {
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
}

/** `null` without an Idempotency-Key. @throws Problem 400 for a key that is empty or too long */
export function intentOf(key: string | undefined, scope: string, request: unknown): Intent | null {
  if (key === undefined) return null;
  if (key.length === 0 || key.length > 255) {
    throw new Problem(400, 'invalid_idempotency_key', 'An idempotency key has 1 to 255 characters.');
  }
  return { scope, key, requestHash: canonicalHash(request) };
}

/** The first result of a repeated request. @throws Problem 422 if the key was used for another request */
export function replay(intent: Intent | null, kept: KeptResult): HttpResponse {
  if (intent !== null && kept.requestHash !== intent.requestHash) {
    throw new Problem(422, 'idempotency_key_reused', 'This idempotency key was used for another request.');
  }
  return jsonResponse(kept.status, kept.body, { 'idempotent-replayed': 'true' });
}

/** What was kept under the intent's key, as a response; `null` at its first use. @throws Problem 422 */
export async function earlierResult(
  store: Pick<DealStore, 'kept'>,
  intent: Intent | null,
): Promise<HttpResponse | null> {
  const kept = intent === null ? null : await store.kept(intent.scope, intent.key);
  return kept === null ? null : replay(intent, kept);
}
