import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import type { Delivery } from '../../domain/webhooks/delivery.ts';
import type { Endpoint } from '../../domain/webhooks/endpoint.ts';
import type { Principal } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';

/** As its owner sees it; the secret is shown when it is made and never again. */
export function endpointView({ id, url, createdAt, disabled, lastSuccessAt }: Endpoint) {
  return {
    id,
    url,
    createdAt,
    disabledAt: disabled?.at ?? null,
    disabledReason: disabled?.reason ?? null,
    lastSuccessAt,
  };
}

export function deliveryView(delivery: Delivery) {
  const { id, dealId, seq, type, status, createdAt, attempts, nextAt } = delivery;
  return {
    id,
    eventId: `evt_${dealId}_${seq}`,
    dealId,
    seq,
    type,
    status,
    createdAt,
    attempts,
    nextAttemptAt: nextAt,
  };
}

/** @throws Problem 403 for operators, who have no systems of their own here */
export function tenantOf({ role, tenantId }: Principal): string {
  if (role !== 'operator' && tenantId !== null) return tenantId;
  throw new Problem(403, 'not_allowed', 'Webhooks are for brands and providers.');
}

/** The caller's own endpoint. @throws Problem 404 for any other */
export async function ownEndpoint(
  webhooks: WebhookStore,
  principal: Principal,
  id: string | undefined,
): Promise<Endpoint> {
  const endpoint = await webhooks.endpoint(tenantOf(principal), id ?? '');
  if (endpoint === null) throw new Problem(404, 'not_found', 'There is no such webhook endpoint.');
  return endpoint;
}
