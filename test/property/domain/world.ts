import type { Change, SealedChange } from '../../../domain/deal/change.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { DealEvent } from '../../../domain/deal/event.ts';
import { offsetDebts, offsettable } from '../../../domain/deal/offset.ts';
import { receivable } from '../../../domain/ledger/account.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { CommitOptions, CommitResult } from '../../../domain/ports/deals.ts';
import type { PaymentEvent } from '../../../domain/ports/payments.ts';
import { dealFaults } from '../../../domain/reconciliation/dealFaults.ts';
import { Matching, type Unmatched } from '../../../domain/reconciliation/matching.ts';
import { movementIn } from '../../../domain/reconciliation/movement.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { toInstant } from '../../../domain/time.ts';
import type { RecoveringServices } from '../../../functions/deals/reverseTransfers.ts';
import { NOW } from '../../builders/deal.ts';
import { MemoryDeals } from '../../builders/memoryDeals.ts';
import { aParty } from '../../builders/party.ts';
import { SharedBooks } from '../../builders/sharedBooks.ts';
import { Play } from '../../unit/domain/play.ts';
import { PaymentService } from './paymentService.ts';

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

/** One transaction as the store was asked for it. */
export interface Committed {
  readonly change: SealedChange;
  readonly options: CommitOptions;
}

/** Tells of each commit, also when whoever made it dies right afterwards. */
class WatchedDeals extends MemoryDeals {
  onCommit: (committed: Committed) => void = () => undefined;

  override commit(change: SealedChange, options: CommitOptions = {}): CommitResult {
    try {
      return super.commit(change, options);
    } finally {
      if (this.deals.get(change.deal.id) === change.deal) this.onCommit({ change, options });
    }
  }
}

/**
 * Some deals of one brand and one creator, on one set of books, beside a payment service. The workflow is played
 * (`Play`); what the payment service reports, what is paid and what is recovered goes through the real functions. After
 * every commit the reconciliation's own checks have to find nothing.
 */
export class World {
  readonly books = new SharedBooks();
  readonly memory = new WatchedDeals(this.books);
  readonly service = new PaymentService();
  readonly plays: Play[] = [];
  readonly commits: Committed[] = [];
  /** Everything the service ever said that reached us. */
  readonly delivered: PaymentEvent[] = [];
  readonly #entries = new Map<string, Entry[]>();
  readonly #matching = new Matching();
  readonly #name: string;
  now = NOW;

  /** @param name tells its parties and deals from those of other worlds in the same tables */
  constructor(name = 'w') {
    this.#name = name;
    this.memory.onCommit = (committed) => this.#watch(committed);
    this.service.onMovement = (movement) => this.#matching.add(movement);
  }

  invite(begun: { terms: Terms; provider: Deal['provider'] }): Play {
    const local = (id: string) => `${id}_${this.#name}`;
    const { chain } = begun.terms;
    const levels = chain?.levels.map((level) =>
      'keepPpm' in level ? { ...level, to: local(level.to) } : level,
    );
    const invitation = {
      dealId: local(`deal_${this.plays.length + 1}`),
      brandId: local('brand'),
      creatorId: local('creator'),
      provider: begun.provider && { ...begun.provider, id: local(begun.provider.id) },
      terms: chain && levels ? { ...begun.terms, chain: { ...chain, levels } } : begun.terms,
    };
    const play = new Play(invitation, this.books, {
      write: (sealed) => this.#write(sealed),
      settling: (change) => this.#withOffsets(change),
    });
    this.plays.push(play);
    const [first] = play.events;
    const [entered] = this.commits.splice(-1);
    if (first === undefined || entered?.change.before == null) throw new Error('nothing began');
    const begin = { before: null, deal: entered.change.before, events: [first], entries: [] };
    this.commits.push({ change: begin, options: {} }, entered);
    this.memory.events.push(first);
    return play;
  }

  get services(): RecoveringServices {
    return {
      deals: this.memory.store,
      ledger: this.memory.ledger,
      gateway: this.service.port,
      parties: {
        find: async (id) => ({ ...aParty({ id }), payoutAccountId: id }),
        findByPayoutAccount: async (id) => ({ ...aParty({ id }), payoutAccountId: id }),
        findCreator: unneeded,
        put: unneeded,
        setPayoutAccount: unneeded,
      },
      workflows: {
        startCollaboration: async () => undefined,
        wake: async (token) => {
          for (const play of this.plays) if (play.deal.gate?.taskToken === token) this.#catchUp(play);
          return true;
        },
      },
      clock: { now: () => this.now },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
  }

  eventsOf({ id }: Deal): DealEvent[] {
    return this.memory.events.filter(({ dealId }) => dealId === id).sort((a, b) => a.seq - b.seq);
  }

  entriesOf({ id }: Deal): readonly Entry[] {
    return this.#entries.get(id) ?? [];
  }

  /** Of all payees of the deals, the creator first. */
  get payees(): string[] {
    return [...new Set(this.plays.flatMap(({ deal }) => payeesOf(deal)))];
  }

  /** The safety net: workflows whose gate was answered go on. */
  catchUp(): void {
    for (const play of this.plays) this.#catchUp(play);
  }

  /** Payments of which the books and the service do not say the same. */
  get unmatched(): Unmatched[] {
    return this.#matching.unmatched();
  }

  /** Nothing is in the books that the service does not know, unless it just took it back and has said so. */
  requireService(): void {
    for (const { paymentId, ours, theirs } of this.unmatched) {
      const isNews = this.service.webhooks.some(
        (event) => 'paymentId' in event && event.paymentId === paymentId,
      );
      if ((ours?.amountMinor ?? 0) > (theirs?.amountMinor ?? 0) && !isNews)
        throw new Error(
          `${paymentId}: ${ours?.amountMinor} in the books, ${theirs?.amountMinor} at the service`,
        );
    }
  }

  /** The workflow is a process of its own: whoever wakes it may die, and it does not. */
  #catchUp(play: Play): void {
    const { interrupt } = this.memory;
    this.memory.interrupt = () => undefined;
    play.now = this.now;
    for (let i = 0; play.deal.status !== 'closed' && play.deal.gate?.answer != null; i += 1) {
      if (i > 10) throw new Error(`the workflow of ${play.deal.id} goes round in circles`);
      play.follow();
    }
    this.memory.interrupt = interrupt;
  }

  #write(sealed: SealedChange): void {
    const { before } = sealed;
    if (before !== null && !this.memory.deals.has(before.id)) this.memory.adopt(before);
    const { kind } = this.memory.commit(sealed);
    if (kind !== 'committed') throw new Error(`${sealed.deal.id} was not written: ${kind}`);
  }

  /** As `withOffsets` of functions/deals, which cannot be asked in the middle of a play. */
  #withOffsets(change: Change): Change {
    const debts = offsettable(change.deal).map((payee) => {
      const { mostMinor } = this.books.standing(receivable(payee.role, payee.id));
      return { payee, owedMinor: Math.max(0, -mostMinor) };
    });
    return offsetDebts(change, debts, toInstant(this.now));
  }

  #watch(committed: Committed): void {
    const { deal, entries } = committed.change;
    this.commits.push(committed);
    const play = this.plays.find((each) => each.deal.id === deal.id);
    if (play !== undefined) {
      play.deal = deal;
      play.orders = [...(this.memory.orders.get(deal.id)?.values() ?? [])];
    }
    for (const collection of [deal.funding, deal.topUp]) {
      if (collection === null || collection.heldAt !== null) continue;
      const { paymentId, amountMinor } = collection;
      this.service.open({ paymentId, dealId: deal.id, amountMinor, currency: deal.terms.currency });
    }
    const known = this.#entries.get(deal.id) ?? [];
    known.push(...entries);
    this.#entries.set(deal.id, known);
    for (const entry of entries) {
      const movement = movementIn(entry);
      if (movement !== null) this.#matching.add(movement);
    }
    const [fault] = dealFaults(deal, known);
    if (fault !== undefined) throw new Error(`${deal.id}: ${JSON.stringify(fault)}`);
  }
}

function payeesOf({ creatorId, provider, terms }: Deal): string[] {
  const chained = (terms.chain?.levels ?? []).flatMap(({ to }) => (to === 'creator' ? [] : [to]));
  return [creatorId, ...(provider === null ? [] : [provider.id]), ...chained];
}
