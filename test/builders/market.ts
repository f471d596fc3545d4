import type { Order } from '../../domain/commission/commission.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Invitation } from '../../domain/deal/lifecycle.ts';
import { carryOutPayments } from '../../functions/deals/carryOutPayments.ts';
import { reportSales, type SalesReceipt } from '../../functions/deals/reportSales.ts';
import type { RecoveringServices } from '../../functions/deals/reverseTransfers.ts';
import { settleDeal } from '../../functions/deals/settleDeal.ts';
import { recoverMoney } from '../../functions/events/recoverMoney.ts';
import { standingAt } from '../unit/domain/stages.ts';
import { FakeGateway } from './fakeGateway.ts';
import { MemoryDeals } from './memoryDeals.ts';
import { aParty } from './party.ts';
import { SharedBooks } from './sharedBooks.ts';

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

/**
 * Several deals on one set of books, with the real functions that settle, pay, correct and recover, over a store and a
 * payment service in memory. Every account at the service is named like its payee.
 */
export class Market {
  readonly books = new SharedBooks();
  readonly memory = new MemoryDeals(this.books);
  readonly gateway = new FakeGateway();
  now = 0;

  get services(): RecoveringServices {
    return {
      deals: this.memory.store,
      ledger: this.memory.ledger,
      gateway: this.gateway.port,
      parties: {
        find: async (id) => ({ ...aParty({ id }), payoutAccountId: id }),
        findCreator: unneeded,
        put: unneeded,
        setPayoutAccount: unneeded,
        findByPayoutAccount: unneeded,
      },
      workflows: {
        startCollaboration: async () => undefined,
        wake: async () => true,
      },
      clock: { now: () => this.now },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
  }

  /** A deal whose sales are closed, with what was sold; its fixed fee is paid out. */
  sold(orders: readonly Order[], invitation: Partial<Invitation> = {}): string {
    const play = standingAt('sales', invitation, this.books);
    play.now += 7 * 86_400_000;
    if (!play.sell(orders)) throw new Error('these sales cannot be reported');
    const closing = play.decide('brand', 'close_sales');
    if (!closing.ok) throw new Error('the sales cannot be closed');
    play.commit(closing.change);
    this.now = Math.max(this.now, play.now);
    this.memory.adopt(play.deal, orders);
    return play.deal.id;
  }

  deal(id: string): Deal {
    return this.memory.deal(id);
  }

  settle = (id: string) => settleDeal(this.services, id);
  pay = (id: string) => carryOutPayments(this.services, id);

  report(id: string, orders: readonly Order[]): Promise<SalesReceipt> {
    return reportSales(this.services, id, orders, { role: 'brand', id: this.deal(id).brandId }, []);
  }

  /** What the consumer of the stream would do, until nothing is left to be done. */
  async follow(): Promise<void> {
    for (let event = this.memory.stream.shift(); event !== undefined; event = this.memory.stream.shift())
      await this.consume(event);
  }

  consume(event: DealEvent): Promise<void> {
    return recoverMoney(this.services, event);
  }

  /** What a report lowers, and everything that follows. */
  async returned(id: string, orders: readonly Order[]): Promise<void> {
    await this.report(id, orders);
    await this.follow();
  }

  owes(payeeId: string): number {
    return (
      -this.books.of(`receivable:creator:${payeeId}`) - this.books.of(`receivable:provider:${payeeId}`) + 0
    );
  }

  /** What of a deal went back to the brand by the payment service, beside what its own play did. */
  refunded(id: string): number {
    return [...this.gateway.refunds]
      .filter(([paymentId]) => paymentId.startsWith(`${id}.`))
      .reduce((sum, [, { amountMinor }]) => sum + amountMinor, 0);
  }

  /** What the ledger says was paid is what the payment service says. */
  requireService(): void {
    for (const deal of this.memory.deals.values()) {
      for (const { id, status, amountMinor, to } of deal.payments) {
        const made = (to.role === 'brand' ? this.gateway.refunds : this.gateway.transfers).get(id);
        if (made !== undefined && (made.amountMinor !== amountMinor || status === 'failed'))
          throw new Error(`${id}: ${status} ${amountMinor}, but ${made.amountMinor} at the service`);
      }
    }
  }
}
