import type { Order } from '../commission/commission.ts';
import type { SealedChange } from '../deal/change.ts';
import type { Deal, Outcome } from '../deal/deal.ts';
import type { Payee } from '../deal/debts.ts';
import type { DealEvent } from '../deal/event.ts';
import type { Status } from '../gates/gate.ts';
import type { Party, Role } from '../parties.ts';
import type { OrderPlace } from '../statement/orderPlace.ts';
import type { Terms } from '../terms/terms.ts';

/** Lists are pages; `nextCursor` is opaque and `null` on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  /** 1 to 100. */
  readonly limit: number;
}

/** A first result kept under the caller's key, so that a repetition gets it again. */
export interface KeptResult {
  /** Who used the key and where, e.g. `brand_1:POST /v1/deals`. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the request, to tell a repetition from a key used twice. */
  readonly requestHash: string;
  readonly status: number;
  /** JSON. */
  readonly body: unknown;
}

/** What a new deal brings with it besides itself, written in the same transaction. */
export interface Newcomers {
  readonly creator: Party;
  /** Under which the same brand finds the same creator again: a hash, never the address itself. */
  readonly creatorKey: string;
  readonly creatorIsNew: boolean;
}

export type CommitResult =
  | { readonly kind: 'committed' }
  /** Somebody else changed the deal since it was read; read again and decide anew. */
  | { readonly kind: 'conflict' }
  /** The idempotency key was used before. */
  | { readonly kind: 'repeated'; readonly kept: KeptResult };

/**
 * Commission that was kept for what its payee owes (an offset), as long as not all of it went to the claims on that
 * payee. It comes into being with the offset.
 */
export interface Recovery {
  /** The offset's id. */
  readonly id: string;
  readonly payee: Payee;
  readonly currency: string;
  readonly restMinor: number;
}

export interface CommitOptions {
  readonly keep?: KeptResult;
  readonly newcomers?: Newcomers;
  /** Evidence that the change's first event refers to, at most 20: it is marked as submitted. */
  readonly evidenceIds?: readonly string[];
  /** Orders of a sales report, at most 90: written together with the deal. */
  readonly orders?: readonly Order[];
  /** What claims of the deal take of a recovery; only if nobody took of it since it was read. */
  readonly taken?: { readonly recovery: Recovery; readonly amountMinor: number };
}

export type Viewer =
  | { readonly role: 'brand' | 'provider'; readonly tenantId: string }
  | { readonly role: 'operator' };

export interface DealFilter {
  readonly viewer: Viewer;
  readonly status?: Status | undefined;
  readonly outcome?: Outcome | undefined;
  readonly reference?: string | undefined;
  /** Found in the reference, the deal's id or the creator's id; case does not count. */
  readonly q?: string | undefined;
  /** Whose turn it is. */
  readonly awaits?: Role | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 100. */
  readonly limit: number;
}

/** A cursor that was not handed out by the list it is given to. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export interface StrayFailure {
  readonly dealId: string;
  readonly since: string;
}

/** A part of a deal's orders; all of them where nothing is said. */
export interface OrderRange {
  /** The order behind which to begin, by its place alone: it need not be there any more. */
  readonly after?: OrderPlace;
  /** No more than that are read. */
  readonly most?: number;
}

export interface DealStore {
  /** Consistent. */
  find(dealId: string): Promise<Deal | null>;
  /**
   * One transaction: the deal (only if it still has the version that was read), its events, its ledger entries
   * with their balances, and whatever the options name. All or nothing.
   * @throws InvariantViolation when an entry would take a covered account below zero, or exists with other content
   * @throws RetryableError when the database cannot be reached or stays contended
   */
  commit(change: SealedChange, options?: CommitOptions): Promise<CommitResult>;
  kept(scope: string, key: string): Promise<KeptResult | null>;
  /** Newest first. @throws InvalidCursor */
  list(filter: DealFilter): Promise<Page<Deal>>;
  /** Oldest first. @throws InvalidCursor */
  events(dealId: string, page: PageRequest): Promise<Page<DealEvent>>;
  event(dealId: string, seq: number): Promise<DealEvent | null>;
  terms(dealId: string, version: number): Promise<Terms | null>;
  /** Deals with a payment that cannot be sent before this payee gives its bank details. */
  waitingFor(payeeId: string): Promise<string[]>;
  /** Deals with payments that failed where no gate waits for them, and since when (RFC 3339). */
  withStrayFailures(): Promise<StrayFailure[]>;
  /** Deals with a refund that waits for what this payee owes, in any currency. */
  claimsOn(payeeId: string): Promise<string[]>;
  /** What was recovered from a payee and no claim got yet. */
  recoveries(payeeId: string): Promise<Recovery[]>;
  /** Orders of a deal in the order of placing, those of one instant by their ids; a page at a time. Consistent. */
  ordersByTime(dealId: string, range?: OrderRange): AsyncIterable<readonly Order[]>;
  ordersNamed(dealId: string, orderIds: readonly string[]): Promise<Order[]>;
}
