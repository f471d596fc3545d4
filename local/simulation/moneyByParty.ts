import { dealOfEscrow, PLATFORM_REVENUE, PSP_CLEARING } from '../../domain/ledger/account.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { PartyMoney, PartyPayment, Standing } from './view.ts';

const ACCOUNT = /^(?:payable|receivable|refundable):(brand|creator|provider):(.+)$/;
const BRAND = 'brand';

/** Follows a deal's money through its entries, which are to be those that are posted, in their order. */
export class MoneyByParty {
  #held = 0;
  #released = 0;
  #refunded = 0;
  readonly #money = new Map<string, PartyMoney>();
  readonly #payments = new Map<string, PartyPayment[]>();

  /** @param parties everybody who is to be shown, whether money reaches them or not; `platform` comes by itself */
  constructor(parties: readonly Pick<PartyMoney, 'role' | 'id'>[]) {
    for (const { role, id } of [...parties, { role: 'platform', id: 'platform' } as const])
      this.#money.set(id, { role, id, paid: 0, received: 0, owed: 0 });
  }

  take({ at, postings }: Entry): void {
    const isPayment = postings.some(({ account }) => account === PSP_CLEARING);
    const leavesEscrow = postings.some(({ account, amountMinor }) => isEscrow(account) && amountMinor < 0);
    for (const { account, amountMinor } of postings) {
      if (isEscrow(account)) {
        this.#held += amountMinor;
        if (isPayment && amountMinor > 0) this.#pay(this.#brand(), at, amountMinor);
      } else if (account === PLATFORM_REVENUE) {
        if (leavesEscrow) this.#released += amountMinor;
        this.#get('platform', at, amountMinor);
      } else {
        this.#own(account, at, amountMinor, { isPayment, leavesEscrow });
      }
    }
  }

  standing(): Standing {
    const parties = [...this.#money.values()];
    const funded = parties.reduce((sum, { paid }) => sum + paid, 0);
    return { held: this.#held, funded, released: this.#released, refunded: this.#refunded, parties };
  }

  /** What a party paid and got, oldest first. */
  paymentsOf(id: string): readonly PartyPayment[] {
    return this.#payments.get(id) ?? [];
  }

  #own(
    account: string,
    at: string,
    amount: number,
    { isPayment, leavesEscrow }: { isPayment: boolean; leavesEscrow: boolean },
  ): void {
    const [, role, id] = ACCOUNT.exec(account) ?? [];
    if (id === undefined) return;
    const before = this.#of(id);
    this.#money.set(id, { ...before, owed: before.owed + amount });
    if (leavesEscrow && role === BRAND) this.#refunded += amount;
    if (leavesEscrow && role !== BRAND) this.#released += amount;
    if (!isPayment) return;
    // Money that came in too late for the deal is the brand's from the start.
    if (role === BRAND && amount > 0) this.#pay(id, at, amount);
    else this.#get(id, at, -amount);
  }

  #brand(): string {
    return [...this.#money.values()].find(({ role }) => role === BRAND)?.id ?? BRAND;
  }

  #of(id: string): PartyMoney {
    const known = this.#money.get(id);
    if (known === undefined) throw new Error(`the deal has no party ${id}`);
    return known;
  }

  #pay(id: string, at: string, amount: number): void {
    const before = this.#of(id);
    this.#money.set(id, { ...before, paid: before.paid + amount });
    this.#note(id, { at, direction: 'pays', amount });
  }

  #get(id: string, at: string, amount: number): void {
    const before = this.#of(id);
    this.#money.set(id, { ...before, received: before.received + amount });
    this.#note(id, { at, direction: 'gets', amount });
  }

  #note(id: string, payment: PartyPayment): void {
    this.#payments.set(id, [...(this.#payments.get(id) ?? []), payment]);
  }
}

const isEscrow = (account: string): boolean => dealOfEscrow(account) !== null;
