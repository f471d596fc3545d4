import { payable, receivable } from '../ledger/account.ts';
import { entryOf } from '../ledger/entry.ts';
import { sumMinor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import { SYSTEM } from '../parties.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';
import { distinct, isSamePayee, type Payee } from './debts.ts';
import { isUnsent, type Payment } from './payment.ts';
import { isForSales, withhold } from './withhold.ts';

/** What a payee owes us because of other deals, in this deal's currency; minor units. */
export interface Debt {
  readonly payee: Payee;
  readonly owedMinor: number;
}

/** Those whom `deal` is about to pay for sales: what they owe may be kept from that. */
export function offsettable(deal: Deal): Payee[] {
  const payees = deal.payments.flatMap(({ to: { role, id } }) => (role === 'brand' ? [] : [{ role, id }]));
  return distinct(payees).filter((payee) => mostMinor(deal, payee) > 0);
}

/**
 * Keeps what is owed from the commission that `base` is about to pay, at most half of it (DESIGN §5), and at most half
 * over all times. Nothing that may have been sent is touched. @param at RFC 3339
 */
export function offsetDebts(base: Change, debts: readonly Debt[], at: string): Change {
  return debts.reduce((change, debt) => offsetDebt(change, debt, at), base);
}

function offsetDebt(base: Change, { payee, owedMinor }: Debt, at: string): Change {
  const { deal } = base;
  const amountMinor = Math.min(owedMinor, mostMinor(deal, payee));
  if (amountMinor <= 0) return base;
  const n = deal.offsets.length + 1;
  const seq = deal.lastSeq + base.happenings.length + 1;
  const { payments } = withhold(deal.payments, amountMinor, isCommissionOf(payee), seq);
  const offset = { id: `${deal.id}.offset.${n}`, payee, amountMinor };
  const move = {
    from: payable(payee.role, payee.id),
    to: receivable(payee.role, payee.id),
    amountMinor,
  };
  return {
    deal: { ...deal, payments: [...payments], offsets: [...deal.offsets, offset] },
    happenings: [
      ...base.happenings,
      { type: 'deal.commission_offset.v1', actor: SYSTEM, data: { offsetId: offset.id, payee, amountMinor } },
    ],
    entries: [...base.entries, entryOf(deal.id, `offset.${n}`, deal.terms.currency, at, [move])],
  };
}

/** Half of what the payee gets for sales, less what was kept of it before. */
function mostMinor(deal: Deal, payee: Payee): number {
  const unsent = deal.payments.filter((payment) => isUnsent(payment) && isCommissionOf(payee)(payment));
  const kept = deal.offsets.filter((offset) => isSamePayee(offset.payee, payee));
  const total = (all: readonly { amountMinor: number }[]) =>
    sumMinor(...all.map(({ amountMinor }) => amountMinor));
  return Math.max(
    0,
    movable(Math.floor((total(unsent) + total(kept)) / 2), deal.terms.currency) - total(kept),
  );
}

const isCommissionOf = (payee: Payee) => (payment: Payment) => isForSales(payment, payee, false);
