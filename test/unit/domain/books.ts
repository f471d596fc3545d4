import type { Deal } from '../../../domain/deal/deal.ts';
import type { Reversal } from '../../../domain/deal/debts.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { mustStayCovered, mustStayOwed } from '../../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../domain/ledger/balance.ts';
import { contentHash, type Entry } from '../../../domain/ledger/entry.ts';
import { requireNamed, reservedBy } from '../../../domain/ledger/phases.ts';

/**
 * A ledger in memory that takes nothing on trust: whatever the books of deals must satisfy is checked after every
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

  /** Everything the deals say about money has to be what the books say. */
  requireAgreement(...deals: readonly Deal[]): void {
    const total = (of: (deal: Deal) => number) => deals.reduce((sum, deal) => sum + of(deal), 0);
    const payments = deals.flatMap((deal) => deal.payments);
    const paidTo = payments.filter((each) => each.to.role !== 'brand' && each.status === 'paid');
    const reversed = (status: Reversal['status']) =>
      sumOf(deals.flatMap(({ reversals }) => reversals.filter((each) => each.status === status)));
    const pendingOut = sumOf(payments.filter(({ status }) => status === 'pending'));
    const pendingIn = total(({ pendingCollections }) => sumOf(pendingCollections)) + reversed('ordered');
    const owed = owedBy(payments);
    const checks: (readonly [string, number, number])[] = [
      ...deals.map(
        ({ id, escrowMinor }) => [`escrow of ${id}`, this.of(`escrow:${id}`), escrowMinor] as const,
      ),
      ...[...owed].map(([account, amount]) => [account, this.of(account), amount] as const),
      ...[...this.balances]
        .filter(([account]) => /^(payable|refundable):/.test(account) && !owed.has(account))
        .map(([account, balance]) => [`${account}, for which no payment is ordered`, balance, 0] as const),
      ...deals.map(({ money, escrowMinor }) => {
        const { fundedMinor, releasedMinor, refundedMinor } = money;
        return [
          'funded = released + refunded + held',
          fundedMinor,
          releasedMinor + refundedMinor + escrowMinor,
        ] as const;
      }),
      ['paid out', sumOf(paidTo) - reversed('done'), total(({ money }) => money.paidOutMinor)],
      ['on its way out', this.#pending('leastMinor'), pendingOut],
      ['on its way in', this.#pending('mostMinor'), pendingIn],
      ['payment ids', new Set(payments.map((each) => each.id)).size, payments.length],
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

/** What is ordered and has not arrived, by the account that it will be paid from. */
function owedBy(payments: readonly Payment[]): Map<string, number> {
  const owed = new Map<string, number>();
  for (const { to, amountMinor, status } of payments) {
    const account = to.role === 'brand' ? `refundable:brand:${to.id}` : `payable:${to.role}:${to.id}`;
    if (status !== 'paid') owed.set(account, (owed.get(account) ?? 0) + amountMinor);
  }
  return owed;
}

const sumOf = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
