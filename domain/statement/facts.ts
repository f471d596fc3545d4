import type { SalesFound } from '../commission/tally.ts';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';
import type { Entry } from '../ledger/entry.ts';
import type { OrdersBehind } from './orders.ts';

/** All that a statement is made of. */
export interface StatementFacts {
  readonly deal: Deal;
  /** All of the deal, of every phase, oldest first. */
  readonly entries: readonly Entry[];
  /** The deal's whole log, oldest first. */
  readonly events: readonly DealEvent[];
  readonly orders: OrdersBehind;
  /** What the orders come to as they stand. */
  readonly found: SalesFound;
  /** Epoch ms. */
  readonly now: number;
}
