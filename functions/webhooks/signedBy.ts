import { InvalidSignature } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { AccessStore, HookEndpoint } from '../../domain/ports/parties.ts';
import { MOST_BODY_BYTES } from '../runtime/body.ts';
import { Problem } from '../runtime/problem.ts';
import type { HttpRequest } from '../runtime/route.ts';
import { verifyHook } from './hookSignature.ts';

/** A request that was really sent by the owner of the endpoint it came to. */
export interface Signed {
  /** The webhook-id: the idempotency key. */
  readonly id: string;
  readonly hook: HookEndpoint;
  readonly request: { readonly body: string; readonly timestamp: string; readonly signature: string };
}

/**
 * Who signed a request to `/v1/hooks/{endpointId}/…`. An unknown endpoint, and one of a role that has no business
 * there, look like a wrong signature. @throws Problem 401, 413
 */
export async function signedBy(
  { access, clock }: { readonly access: AccessStore; readonly clock: Clock },
  { body, headers, params }: HttpRequest,
  roles: readonly HookEndpoint['role'][],
): Promise<Signed> {
  if (Buffer.byteLength(body) > MOST_BODY_BYTES)
    throw new Problem(413, 'payload_too_large', 'The body must not exceed 256 KiB.');
  const found = await access.findHook(params.endpointId ?? '');
  const hook = found !== null && roles.includes(found.role) ? found : null;
  const { 'webhook-timestamp': timestamp = '', 'webhook-signature': signature = '' } = headers;
  const request = { body, timestamp, signature };
  try {
    const id = verifyHook({ id: headers['webhook-id'], ...request }, hook?.secrets ?? [], [
      Date.now(),
      clock.now(),
    ]);
    if (hook === null) throw new InvalidSignature('no signature fits');
    return { id, hook, request };
  } catch (error) {
    if (!(error instanceof InvalidSignature)) throw error;
    throw new Problem(401, 'invalid_signature', `The signature cannot be verified: ${error.message}.`);
  }
}
