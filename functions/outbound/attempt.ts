import { RetryableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { WebhookSender, WebhookStore } from '../../domain/ports/webhooks.ts';
import { toInstant } from '../../domain/time.ts';
import {
  type Attempt,
  type Delivery,
  isDead,
  succeeded,
  takenUp,
  tried,
} from '../../domain/webhooks/delivery.ts';
import { type Endpoint, secretsAt } from '../../domain/webhooks/endpoint.ts';
import { type DisablingServices, disableEndpoint, tellOwner } from './disableEndpoint.ts';
import { updateEndpoint } from './updateEndpoint.ts';

export interface AttemptServices extends DisablingServices {
  readonly deals: DealStore;
  readonly webhooks: WebhookStore;
  readonly webhookSender: WebhookSender;
  readonly clock: Clock;
}

/** The receiver wants no more of it (Standard Webhooks). */
const GONE = 410;

/** One try of a delivery, unless it is over or somebody else is at it. @throws RetryableError */
export async function attempt(
  services: AttemptServices,
  endpointId: string,
  deliveryId: string,
): Promise<void> {
  const { webhooks, clock } = services;
  const read = await webhooks.delivery(endpointId, deliveryId);
  if (read === null || read.status !== 'pending') return;
  const delivery = takenUp(read, clock.now());
  if (!(await webhooks.saveDelivery(delivery))) return;
  const mine = { ...delivery, version: delivery.version + 1 };

  const endpoint = await webhooks.endpoint(mine.tenantId, endpointId);
  const unsendable = endpoint === null ? 'endpoint_deleted' : endpoint.disabled && 'endpoint_disabled';
  // What somebody asks for again is sent though the endpoint is disabled: so it is found out whether it works.
  if (endpoint === null || (unsendable && !mine.isReplay)) {
    // The mail about it may have been kept from going out by a crash.
    if (endpoint?.disabled?.because === mine.id) await tellOwner(services, endpoint);
    const ended = { at: toInstant(clock.now()), status: null, failure: unsendable || 'endpoint_deleted' };
    await webhooks.saveDelivery(tried(mine, ended, true));
    return;
  }
  await conclude(services, endpoint, mine, await send(services, endpoint, mine));
}

async function send(services: AttemptServices, endpoint: Endpoint, delivery: Delivery): Promise<Attempt> {
  const { deals, webhookSender, clock } = services;
  const event = await deals.event(delivery.dealId, delivery.seq);
  if (event === null)
    throw new RetryableError(`event ${delivery.seq} of ${delivery.dealId} cannot be read yet`);
  const result = await webhookSender.send({
    url: endpoint.url,
    id: `evt_${delivery.dealId}_${delivery.seq}`,
    body: JSON.stringify({ type: event.type, timestamp: event.at, data: event }),
    secrets: secretsAt(endpoint, clock.now()),
  });
  const at = toInstant(clock.now());
  return 'status' in result
    ? { at, status: result.status, failure: null }
    : { at, status: null, failure: result.failure };
}

/**
 * The endpoint first: what comes again after a crash in between finds it as it should be. A delivery that somebody asked
 * for again meanwhile is that one's from then on.
 */
async function conclude(services: AttemptServices, endpoint: Endpoint, delivery: Delivery, made: Attempt) {
  const { webhooks } = services;
  const isGone = made.status === GONE;
  const after = tried(delivery, made, isGone);
  if (succeeded(made)) {
    await updateEndpoint(webhooks, endpoint, (current) => ({
      ...current,
      disabled: null,
      lastSuccessAt: made.at,
    }));
  } else if (
    after.status === 'failed' &&
    endpoint.disabled === null &&
    (isGone || isDead(endpoint, delivery))
  ) {
    await disableEndpoint(services, endpoint, isGone ? 'gone' : 'gave_up', delivery);
  }
  await webhooks.saveDelivery(after);
}
