import type { Order } from '../../domain/commission/commission.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { CannotPlay } from './cannotPlay.ts';
import { allEvents } from './readBack.ts';

/** More than that take longer to be reported again than anybody waits. */
const MOST_ORDERS = 10_000;

/** What is known of an open deal: enough to lead another one the same way. Only read, never written. */
export interface History {
  readonly deal: Deal;
  /** The whole log. */
  readonly events: readonly DealEvent[];
  /** Every version of the terms; version 1 comes first. */
  readonly versions: readonly Terms[];
  /** As they stand now. */
  readonly orders: readonly Order[];
}

type Source = Pick<DealStore, 'find' | 'events' | 'terms' | 'ordersByTime'>;

/** @throws CannotPlay for a deal that has ended, or that is too large to be played again */
export async function readHistory(deals: Source, deal: Deal): Promise<History> {
  if (deal.status === 'closed')
    throw new CannotPlay('deal_closed', 'The deal has ended: nothing is left to play.');
  const all = await allEvents(deals, deal.id);
  const versions: Terms[] = [];
  for (let version = 1; version <= deal.termsVersion; version += 1) {
    const terms = await deals.terms(deal.id, version);
    if (terms === null)
      throw new CannotPlay('history_not_playable', `Version ${version} of the terms is missing.`);
    versions.push(terms);
  }
  // What was added since the deal was read belongs to a later reading.
  const events = all.filter(({ seq }) => seq <= deal.lastSeq);
  return { deal, events, versions, orders: await ordersOf(deals, deal.id) };
}

async function ordersOf(deals: Source, dealId: string): Promise<Order[]> {
  const orders: Order[] = [];
  for await (const page of deals.ordersByTime(dealId, { most: MOST_ORDERS + 1 })) orders.push(...page);
  if (orders.length > MOST_ORDERS) {
    throw new CannotPlay('history_not_playable', `The deal has more than ${MOST_ORDERS} orders.`);
  }
  return orders;
}
