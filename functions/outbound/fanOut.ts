import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import { newDelivery } from '../../domain/webhooks/delivery.ts';
import type { Endpoint } from '../../domain/webhooks/endpoint.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { deliveryId } from './deliveryId.ts';

interface Services {
  readonly deals: DealStore;
  readonly webhooks: WebhookStore;
  readonly endpointsOf: WebhookStore['endpointsOf'];
  readonly clock: Clock;
}

/**
 * Puts an event on its way to every endpoint of the deal's brand and provider. Most deals have none; of one that has,
 * every event comes here from then on (`watched`), and those before it that did not are caught up with: all since the
 * endpoint was made. Doing it again changes nothing. @throws RetryableError
 */
export async function fanOut(services: Services, event: DealEvent, deal: Deal): Promise<void> {
  const endpoints = await endpointsFor(services, deal);
  if (endpoints.length === 0) return;
  if (deal.watched !== true) await watch(services, deal.id);
  for (const endpoint of endpoints) await deliverSince(services, endpoint, event);
}

async function endpointsFor({ endpointsOf }: Services, { brandId, provider }: Deal): Promise<Endpoint[]> {
  const tenants = [brandId, ...(provider === null ? [] : [provider.id])];
  const found = await Promise.all(tenants.map((tenantId) => endpointsOf(tenantId)));
  return found.flat().filter(({ disabled }) => disabled === null);
}

const watch = (services: Services, dealId: string) =>
  updateDeal(services, dealId, (deal) =>
    deal.watched === true ? null : { deal: { ...deal, watched: true }, happenings: [], entries: [] },
  );

/** Back to the last event that is on its way already; then from the oldest on, so that a crash leaves no gap. */
async function deliverSince(services: Services, endpoint: Endpoint, last: DealEvent): Promise<void> {
  const { deals, webhooks, clock } = services;
  const missing = [last];
  for (let seq = last.seq - 1; seq > 0; seq -= 1) {
    const event = await deals.event(last.dealId, seq);
    if (event === null || Date.parse(event.at) < Date.parse(endpoint.createdAt)) break;
    if ((await webhooks.delivery(endpoint.id, deliveryId(endpoint.id, event))) !== null) break;
    missing.unshift(event);
  }
  for (const event of missing) {
    const { dealId, seq, type } = event;
    const about = { id: deliveryId(endpoint.id, event), dealId, seq, type };
    await webhooks.addDelivery(newDelivery(endpoint, about, clock.now()));
  }
}
