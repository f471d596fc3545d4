import { RetryableError } from '../../domain/errors.ts';
import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import type { Endpoint } from '../../domain/webhooks/endpoint.ts';

const MOST_ATTEMPTS = 10;

/**
 * Changes an endpoint as it is now; decides anew when somebody else wrote in between. Returns it as it is afterwards, or
 * `null` for one that is gone. @throws RetryableError when it stays contended
 */
export async function updateEndpoint(
  webhooks: WebhookStore,
  { tenantId, id }: Pick<Endpoint, 'tenantId' | 'id'>,
  change: (endpoint: Endpoint) => Endpoint,
): Promise<Endpoint | null> {
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const current = await webhooks.endpoint(tenantId, id);
    if (current === null) return null;
    const changed = change(current);
    if (await webhooks.saveEndpoint(changed)) return changed;
  }
  throw new RetryableError(`the webhook endpoint ${id} stays contended`);
}
