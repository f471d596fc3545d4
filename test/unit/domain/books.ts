import type { Deal } from '../../../domain/deal/deal.ts';
import { mustStayCovered } from '../../../domain/ledger/account.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';

/**
 * A ledger in memory that takes nothing on trust: whatever the books of one deal must satisfy is checked after every
 * entry, and an error tells what is wrong.
 */
export class Books {
  readonly entries = new Map<string, Entry>();
  readonly balances = new Map<string, number>();

  write(entry: Entry): void {
    if (this.entries.has(entry.id)) throw new Error(`entry ${entry.id} is written twice`);
    const sum = entry.postings.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
    if (sum !== 0n) throw new Error(`entry ${entry.id} is out of balance by ${sum}`);
    this.entries.set(entry.id, entry);
    for (const { account, amountMinor } of entry.postings) {
      if (!Number.isSafeInteger(amountMinor)) throw new Error(`${amountMinor} is no amount`);
      const balance = this.of(account) + amountMinor;
      if (balance < 0 && mustStayCovered(account)) throw new Error(`${account} falls to ${balance}`);
      this.balances.set(account, balance);
    }
  }

  of(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  /** Everything the deal says about money has to be what the books say. */
  requireAgreement(deal: Deal): void {
    const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
    const owedTo = (role: string) =>
      deal.payments
        .filter((payment) => payment.to.role === role && payment.status !== 'paid')
        .reduce((sum, payment) => sum + payment.amountMinor, 0);
    const paidTo = deal.payments.filter((each) => each.to.role !== 'brand' && each.status === 'paid');
    const checks: [string, number, number][] = [
      ['escrow', this.of(`escrow:${deal.id}`), deal.escrowMinor],
      ['funded = released + refunded + held', fundedMinor, releasedMinor + refundedMinor + deal.escrowMinor],
      ['owed to the creator', this.of(`payable:creator:${deal.creatorId}`), owedTo('creator')],
      ['owed to the provider', this.of(`payable:provider:${deal.provider?.id}`), owedTo('provider')],
      ['owed to the brand', this.of(`refundable:brand:${deal.brandId}`), owedTo('brand')],
      ['paid out', paidTo.reduce((sum, each) => sum + each.amountMinor, 0), paidOutMinor],
      ['payment ids', new Set(deal.payments.map((each) => each.id)).size, deal.payments.length],
      ['all balances', [...this.balances.values()].reduce((sum, each) => sum + each, 0), 0],
    ];
    for (const [what, is, shouldBe] of checks) {
      if (is !== shouldBe) throw new Error(`${what}: ${is} instead of ${shouldBe}`);
    }
  }
}
