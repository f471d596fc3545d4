import type { Deal } from '../deal/deal.ts';
import type { Payee } from '../deal/debts.ts';
import type { Payment } from '../deal/payment.ts';
import { type AtDeadline, isOpen } from '../gates/gate.ts';
import type { GateName } from '../gates/names.ts';
import type { Role } from '../parties.ts';

/** What stands between an amount and its payee. */
export type Condition =
  | {
      /** The deal waits for somebody. */
      readonly code: 'gate';
      readonly gate: GateName;
      readonly until: string;
      readonly who: readonly Role[];
      readonly atDeadline: AtDeadline;
    }
  /** The deal is on its way from one gate to the next. */
  | { readonly code: 'moving' }
  /** Something went wrong: operations staff are on it. */
  | { readonly code: 'operator' }
  | { readonly code: 'bank_details'; readonly who: Payee }
  /** Ordered and free to go; the payment service has not taken it yet. */
  | { readonly code: 'sending' }
  /** The payment service has taken it, and its end is not known. */
  | { readonly code: 'on_its_way' }
  | { readonly code: 'refused'; readonly failure: string }
  /** A refund of what a payee still owes, sent as it comes back. */
  | { readonly code: 'awaiting_recovery'; readonly who: Payee | null };

/** What a deal that is not closed waits for. */
export function standing({ gate, parked }: Deal): Condition {
  if (!isOpen(gate)) return parked === null ? { code: 'moving' } : { code: 'operator' };
  const { name, deadline: until, atDeadline, actions } = gate;
  return { code: 'gate', gate: name, until, who: [...new Set(actions.map(({ by }) => by))], atDeadline };
}

/** Why a payment that was ordered has not arrived; `null` once it has. */
export function conditionOf(deal: Deal, payment: Payment): Condition | null {
  const { status, blockedBy, debtor, to, failure } = payment;
  if (status === 'paid') return null;
  if (status === 'failed') return { code: 'refused', failure: failure ?? '' };
  if (status === 'pending') return { code: 'on_its_way' };
  if (blockedBy === 'awaiting_recovery') return { code: 'awaiting_recovery', who: debtor ?? null };
  if (blockedBy === 'payee_not_onboarded' && to.role !== 'brand')
    return { code: 'bank_details', who: { role: to.role, id: to.id } };
  return deal.parked === null ? { code: 'sending' } : standing(deal);
}
