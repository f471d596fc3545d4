import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import { findClaims } from './claims.ts';
import { type CommitConfig, makeCommit } from './commit.ts';
import {
  dealItemSchema,
  eventItemSchema,
  orderItemSchema,
  parseEvent,
  termsItemSchema,
} from './dealItems.ts';
import { findKept } from './kept.ts';
import { dealKey, eventKey, orderKey, termsKey } from './keys.ts';
import { makeList } from './listDeals.ts';
import { makeEvents } from './listEvents.ts';
import { ordersByTime } from './ordersByTime.ts';
import { findRecoveries } from './recoveries.ts';
import { findStrayFailures } from './strayFailures.ts';
import { getItem, getItems, type Table } from './table.ts';
import { findWaiting } from './waiting.ts';

export type DealStoreConfig = Omit<CommitConfig, 'wallClock'> & {
  /** Real time; the system's clock when absent. */
  readonly wallClock?: Clock;
};

/** Deals, their logs, terms and orders, and the results kept for repetitions. */
export function makeDealStore(config: DealStoreConfig): DealStore {
  const wallClock = config.wallClock ?? { now: () => Date.now() };
  const table: Table = { client: config.client, name: config.dealsTable };
  return {
    find: async (dealId) => (await getItem(table, dealKey(dealId), dealItemSchema))?.deal ?? null,
    commit: makeCommit({ ...config, wallClock }),
    kept: (scope, key) => findKept(table, scope, key, wallClock.now()),
    list: makeList(table),
    events: makeEvents(table),
    event: async (dealId, seq) => {
      const item = await getItem(table, eventKey(dealId, seq), eventItemSchema);
      return item === null ? null : parseEvent(item.event);
    },
    terms: async (dealId, version) =>
      (await getItem(table, termsKey(dealId, version), termsItemSchema))?.terms ?? null,
    waitingFor: (payeeId) => findWaiting(table, payeeId),
    withStrayFailures: () => findStrayFailures(table),
    claimsOn: (payeeId) => findClaims(table, payeeId),
    recoveries: (payeeId) => findRecoveries(table, payeeId),
    ordersByTime: (dealId, range) => ordersByTime(table, dealId, range),
    ordersNamed: async (dealId, orderIds) => {
      const keys = [...new Set(orderIds)].map((orderId) => orderKey(dealId, orderId));
      return (await getItems(table, keys, orderItemSchema)).map(({ order }) => order);
    },
  };
}
