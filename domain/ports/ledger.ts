import type { Entry } from '../ledger/entry.ts';
import type { Page, PageRequest } from './deals.ts';

/** Reading the books; writing them is part of a deal's commit. */
export interface Ledger {
  /** Oldest first. @throws InvalidCursor */
  entriesOf(dealId: string, page: PageRequest): Promise<Page<Entry>>;
  /** Minor units; shared accounts are summed over their shards. 0 for an account without postings. */
  balance(account: string, currency: string): Promise<number>;
  /** Every account with a posting in `currency`, by name; minor units. */
  balances(currency: string): Promise<Record<string, number>>;
}
