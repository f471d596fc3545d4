import type { Deal } from '../../../domain/deal/deal.ts';
import { mustStayCovered, mustStayOwed } from '../../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../domain/ledger/balance.ts';
import { contentHash, type Entry } from '../../../domain/ledger/entry.ts';
import { requireNamed, reservedBy } from '../../../domain/ledger/phases.ts';

/**
 * A ledger in memory that takes nothing on trust: whatever the books of one deal must satisfy is checked after every
 * entry, and an error tells what is wrong.
 */
export class Books {
  readonly entries = new Map<string, Entry>();
  readonly #standings = new Map<string, Balance>();

  write(entry: Entry): void {
    if (this.entries.has(entry.id)) throw new Error(`entry ${entry.id} is written twice`);
    requireNamed(entry);
    const sum = entry.postings.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
    if (sum !== 0n) throw new Error(`entry ${entry.id} is out of balance by ${sum}`);
    this.#requirePending(entry);
    this.entries.set(entry.id, entry);
    for (const { account, amountMinor } of entry.postings) {
      if (!Number.isSafeInteger(amountMinor)) throw new Error(`${amountMinor} is no amount`);
      const standing = addBalances(this.standing(account), effectOf(entry, amountMinor));
      const { leastMinor, mostMinor } = standing;
      if (leastMinor < 0 && mustStayCovered(account)) throw new Error(`${account} falls to ${leastMinor}`);
      if (mostMinor > 0 && mustStayOwed(account)) throw new Error(`${account} rises to ${mostMinor}`);
      this.#standings.set(account, standing);
    }
  }

  #requirePending(entry: Entry): void {
    const reserved = reservedBy(entry);
    if (reserved === null) return;
    const stored = this.entries.get(reserved.id);
    if (stored === undefined || contentHash(stored) !== contentHash(reserved))
      throw new Error(`entry ${entry.id} ends what is not pending`);
    const isEnded = [...this.entries.values()].some(({ resolves }) => resolves === reserved.id);
    if (isEnded) throw new Error(`entry ${reserved.id} is ended twice`);
  }

  /** The balance of each account. */
  get balances(): ReadonlyMap<string, number> {
    return new Map([...this.#standings].map(([account, { balanceMinor }]) => [account, balanceMinor]));
  }

  standing(account: string): Balance {
    return this.#standings.get(account) ?? NOTHING;
  }

  of(account: string): number {
    return this.standing(account).balanceMinor;
  }

  /** Everything the deal says about money has to be what the books say. */
  requireAgreement(deal: Deal): void {
    const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
    const owedTo = (role: string) =>
      deal.payments
        .filter((payment) => payment.to.role === role && payment.status !== 'paid')
        .reduce((sum, payment) => sum + payment.amountMinor, 0);
    const paidTo = deal.payments.filter((each) => each.to.role !== 'brand' && each.status === 'paid');
    const pendingOut = sumOf(deal.payments.filter(({ status }) => status === 'pending'));
    const pendingIn = sumOf(deal.pendingCollections);
    const checks: [string, number, number][] = [
      ['escrow', this.of(`escrow:${deal.id}`), deal.escrowMinor],
      ['funded = released + refunded + held', fundedMinor, releasedMinor + refundedMinor + deal.escrowMinor],
      ['owed to the creator', this.of(`payable:creator:${deal.creatorId}`), owedTo('creator')],
      ['owed to the provider', this.of(`payable:provider:${deal.provider?.id}`), owedTo('provider')],
      ['owed to the brand', this.of(`refundable:brand:${deal.brandId}`), owedTo('brand')],
      ['paid out', paidTo.reduce((sum, each) => sum + each.amountMinor, 0), paidOutMinor],
      ['on its way out', this.#pending('leastMinor'), pendingOut],
      ['on its way in', this.#pending('mostMinor'), pendingIn],
      ['payment ids', new Set(deal.payments.map((each) => each.id)).size, deal.payments.length],
      ['all balances', [...this.balances.values()].reduce((sum, each) => sum + each, 0), 0],
    ];
    for (const [what, is, shouldBe] of checks) {
      if (is !== shouldBe) throw new Error(`${what}: ${is} instead of ${shouldBe}`);
    }
  }

  /** What is reserved on the accounts of parties (`leastMinor`), or expected in escrow (`mostMinor`). */
  #pending(bound: 'leastMinor' | 'mostMinor'): number {
    const standings = [...this.#standings].filter(([account]) => account !== 'psp:clearing');
    return standings.reduce((sum, [, each]) => sum + Math.abs(each[bound] - each.balanceMinor), 0);
  }
}

const sumOf = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
