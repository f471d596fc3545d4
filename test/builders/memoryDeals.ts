import type { Order } from '../../domain/commission/commission.ts';
import type { SealedChange } from '../../domain/deal/change.ts';
import { debtorsOf } from '../../domain/deal/claims.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import type {
  CommitOptions,
  CommitResult,
  DealStore,
  OrderRange,
  Recovery,
} from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { byPlacing } from '../../domain/statement/orderPlace.ts';
import { inOrderOfPlacing } from './orders.ts';
import type { SharedBooks } from './sharedBooks.ts';

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

/**
 * Deals and books in memory, with the conditions of the real store: the deal's version, what accounts must stay, and
 * that nobody took of a recovery since it was read. After each commit all books have to agree with all deals.
 */
export class MemoryDeals {
  readonly deals = new Map<string, Deal>();
  readonly orders = new Map<string, Map<string, Order>>();
  readonly recovered = new Map<string, Recovery>();
  /** What a consumer of the stream has not seen yet. */
  readonly stream: DealEvent[] = [];
  /** Everything that ever happened. */
  readonly events: DealEvent[] = [];
  readonly books: SharedBooks;
  /** Called before each commit and after it: a place to die, or to let somebody else go first. */
  interrupt: (moment: 'before' | 'after') => void = () => undefined;

  /** Called when a standing was read and before it is answered: others may go first. */
  onStanding: (currency: string) => Promise<void> = async () => undefined;

  constructor(books: SharedBooks) {
    this.books = books;
  }

  deal(id: string): Deal {
    const deal = this.deals.get(id);
    if (deal === undefined) throw new Error(`there is no deal ${id}`);
    return deal;
  }

  adopt(deal: Deal, orders: readonly Order[] = []): void {
    this.deals.set(deal.id, deal);
    this.orders.set(deal.id, new Map(orders.map((order) => [order.orderId, order])));
  }

  commit(change: SealedChange, { orders = [], taken }: CommitOptions = {}): CommitResult {
    this.interrupt('before');
    const { before, deal, events, entries } = change;
    if (this.deals.get(deal.id)?.version !== before?.version) return { kind: 'conflict' };
    if (taken !== undefined && this.recovered.get(taken.recovery.id)?.restMinor !== taken.recovery.restMinor)
      return { kind: 'conflict' };
    try {
      this.books.tryWriting(entries);
    } catch (error) {
      if (String(error).includes('rises to')) return { kind: 'conflict' };
      throw new InvariantViolation(String(error), deal.id);
    }
    this.deals.set(deal.id, deal);
    for (const order of orders) this.orders.get(deal.id)?.set(order.orderId, order);
    for (const { id, payee, amountMinor } of deal.offsets.slice(before?.offsets.length ?? 0))
      this.recovered.set(id, { id, payee, currency: deal.terms.currency, restMinor: amountMinor });
    if (taken !== undefined) this.#take(taken);
    this.stream.push(...events);
    this.events.push(...events);
    this.books.requireAgreement(deal);
    this.interrupt('after');
    return { kind: 'committed' };
  }

  #take({ recovery, amountMinor }: NonNullable<CommitOptions['taken']>): void {
    const restMinor = recovery.restMinor - amountMinor;
    if (restMinor === 0) this.recovered.delete(recovery.id);
    else this.recovered.set(recovery.id, { ...recovery, restMinor });
  }

  get store(): DealStore {
    const all = () => [...this.deals.values()];
    return {
      find: async (id) => this.deals.get(id) ?? null,
      commit: async (change, options) => this.commit(change, options),
      waitingFor: async (payeeId) =>
        all()
          .filter(({ payments }) =>
            payments.some(({ blockedBy, to }) => blockedBy === 'payee_not_onboarded' && to.id === payeeId),
          )
          .map(({ id }) => id),
      withStrayFailures: unneeded,
      claimsOn: async (payeeId) =>
        all()
          .filter((deal) => debtorsOf(deal).some(({ id }) => id === payeeId))
          .map(({ id }) => id),
      recoveries: async (payeeId) => [...this.recovered.values()].filter(({ payee }) => payee.id === payeeId),
      ordersByTime: (id, range) => pagesOf([...(this.orders.get(id)?.values() ?? [])], range),
      ordersNamed: async (id, orderIds) =>
        orderIds.flatMap((orderId) => this.orders.get(id)?.get(orderId) ?? []),
      kept: unneeded,
      list: unneeded,
      events: unneeded,
      event: unneeded,
      terms: unneeded,
    };
  }

  get ledger(): Ledger {
    const { books } = this;
    return {
      standing: async (account, currency) => {
        const standing = books.standing(account);
        await this.onStanding(currency);
        return standing;
      },
      balance: async (account) => books.of(account),
      balances: async () => Object.fromEntries(books.balances),
      entriesOf: unneeded,
      entriesOfAccount: unneeded,
      entriesOfParty: unneeded,
      entriesBetween: unneeded,
      books: unneeded,
    };
  }
}

async function* pagesOf(orders: readonly Order[], { after, most }: OrderRange = {}): AsyncGenerator<Order[]> {
  const all = inOrderOfPlacing(orders);
  const behind = after === undefined ? all : all.filter((order) => byPlacing(order, after) > 0);
  const sorted = behind.slice(0, most);
  for (let start = 0; start < sorted.length; start += 3) yield sorted.slice(start, start + 3);
}
