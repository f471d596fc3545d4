import type { Deal } from '../../domain/deal/deal.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { Books } from '../unit/domain/books.ts';

/** The books of all deals that were ever shown to it: each time, all of them have to agree. */
export class SharedBooks extends Books {
  readonly #deals = new Map<string, Deal>();

  override requireAgreement(...deals: readonly Deal[]): void {
    for (const deal of deals) this.#deals.set(deal.id, deal);
    super.requireAgreement(...this.#deals.values());
  }

  /** All or nothing, as a transaction. @throws Error for what the books refuse, which then are as before */
  tryWriting(entries: readonly Entry[]): void {
    const trial = new Books();
    for (const entry of [...this.entries.values(), ...entries]) trial.write(entry);
    for (const entry of entries) this.write(entry);
  }
}
