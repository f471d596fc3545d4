import type { Balance } from '../ledger/balance.ts';
import type { Entry, Phase } from '../ledger/entry.ts';
import type { Page, PageRequest } from './deals.ts';

/** RFC 3339: from `from` on, up to but without `until`; open where absent. */
export interface Period {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface LedgerParty {
  readonly role: 'brand' | 'creator' | 'provider';
  readonly id: string;
}

/** A posting as it stands beside its account's balance. */
export interface Line extends Pick<Entry, 'dealId' | 'at' | 'phase' | 'resolves' | 'currency'> {
  readonly entryId: string;
  readonly account: string;
  readonly amountMinor: number;
}

/**
 * Something that stands in the books. What stands at one `place` follows one another in a reading, so that a place
 * can be checked when the next begins: at a deal's, its entries and the balance of its escrow, whose lines they are;
 * at any other account's (a shared account has several), its lines and their balance.
 */
export type BookItem = { readonly place: string } & (
  | { readonly kind: 'entry'; readonly entry: Entry; readonly contentHash: string }
  | { readonly kind: 'line'; readonly line: Line }
  | {
      readonly kind: 'balance';
      readonly account: string;
      readonly currency: string;
      readonly balance: Balance;
    }
);

/**
 * Reading the books; writing them is part of a deal's commit. Lists hold entries of every phase: only those that are
 * `posted` make up a balance. Oldest first; all throw InvalidCursor.
 */
export interface Ledger {
  /** Only those of `phase`, if it is given. Consistent. */
  entriesOf(
    dealId: string,
    page: PageRequest & Period & { readonly phase?: Phase | undefined },
  ): Promise<Page<Entry>>;
  /** Whole entries that post to `account`, of all deals. Consistent. */
  entriesOfAccount(account: string, currency: string, page: PageRequest & Period): Promise<Page<Entry>>;
  /** Whole entries that post to one of the party's accounts, each once. Consistent. */
  entriesOfParty(party: LedgerParty, currency: string, page: PageRequest & Period): Promise<Page<Entry>>;
  /** All entries of a time; may lag a moment behind. A page may be short, or empty, and have a next one. */
  entriesBetween(page: PageRequest & Required<Period>): Promise<Page<Entry>>;
  /** Minor units, posted; shared accounts are summed over their shards. 0 for an account without postings. */
  balance(account: string, currency: string): Promise<number>;
  /** The same, and what it comes to with everything that is pending. */
  standing(account: string, currency: string): Promise<Balance>;
  /** Every account with a posting in `currency`, by name; minor units, posted. */
  balances(currency: string): Promise<Record<string, number>>;
  /**
   * Everything in the books, page by page, each page at most 1 MB: the whole of it, or one of `of` parts that are read
   * side by side. Not of one instant: what is written meanwhile may be in it or not, so that a place which
   * seems wrong has to be looked at again.
   */
  books(part?: { readonly part: number; readonly of: number }): AsyncIterable<readonly BookItem[]>;
}
