import { PSP_CLEARING, receivable } from '../ledger/account.ts';
import { type Entry, entryOf } from '../ledger/entry.ts';
import { cancel, post, reserve } from '../ledger/phases.ts';
import { sumMinor } from '../money/amount.ts';
import { type Actor, SYSTEM } from '../parties.ts';
import type { Change } from './change.ts';
import { openClaimMinor, release } from './claims.ts';
import type { Deal } from './deal.ts';
import type { Payee, Reversal } from './debts.ts';
import type { Happening } from './event.ts';
import type { Payment } from './payment.ts';
import { isForSales } from './withhold.ts';

/**
 * Money of `debtor` was kept for what it owes (from `source`): as much of this deal's claims on it as that covers
 * becomes due. `null` when the deal has none that are open.
 */
export function recoverClaims(
  deal: Deal,
  debtor: Payee,
  availableMinor: number,
  source: string,
): { readonly change: Change; readonly takenMinor: number } | null {
  const takenMinor = Math.min(availableMinor, openClaimMinor(deal, debtor));
  if (takenMinor <= 0) return null;
  const { payments, freed } = release(deal, debtor, takenMinor, deal.lastSeq + 1);
  const happenings = [recovered(debtor, takenMinor, source, freed)];
  return { change: { deal: { ...deal, payments }, happenings, entries: [] }, takenMinor };
}

/**
 * Orders that payouts of this deal are taken back from `debtor`, up to the claims on it and to what it owes in all:
 * so much is reserved in the books, so that nobody else recovers it meanwhile. Each payout is tried once after each
 * clawback. `null` when there is nothing to take back. @param at RFC 3339
 */
export function orderReversals(deal: Deal, debtor: Payee, owedMinor: number, at: string): Change | null {
  let rest = Math.min(owedMinor, openClaimMinor(deal, debtor));
  const ordered: Reversal[] = [];
  for (const payment of deal.payments) {
    const amountMinor = Math.min(rest, reversibleMinor(deal, payment, debtor));
    if (amountMinor <= 0 || payment.reference === null) continue;
    rest -= amountMinor;
    ordered.push({
      id: `${deal.id}.reversal.${deal.reversals.length + ordered.length + 1}`,
      payee: debtor,
      of: payment.id,
      transferReference: payment.reference,
      amountMinor,
      clawback: deal.clawback?.count ?? 0,
      status: 'ordered',
      reference: null,
      failure: null,
    });
  }
  if (ordered.length === 0) return null;
  return {
    deal: { ...deal, reversals: [...deal.reversals, ...ordered] },
    happenings: ordered.map(({ id, of, amountMinor }) => ({
      type: 'deal.reversal_ordered.v1',
      actor: SYSTEM,
      data: { reversalId: id, paymentId: of, payee: debtor, amountMinor },
    })),
    entries: ordered.map((reversal) => reserve(entryFor(deal, reversal, at))),
  };
}

export type ReversalReport =
  | { readonly status: 'done'; readonly reference: string }
  | { readonly status: 'refused'; readonly failure: string };

/**
 * What became of a reversal: what came back goes to the claims it was ordered for; what was refused stays owed.
 * `null` when that was taken up before. @param at RFC 3339
 */
export function reportReversal(
  deal: Deal,
  id: string,
  report: ReversalReport,
  by: Actor,
  at: string,
): Change | null {
  const reversal = deal.reversals.find((each) => each.id === id);
  if (reversal?.status !== 'ordered') return null;
  const { payee, amountMinor } = reversal;
  const reversals = deal.reversals.map((each) => (each.id === id ? { ...each, ...report } : each));
  const reserved = reserve(entryFor(deal, reversal, at));
  if (report.status === 'refused') {
    const data = { reversalId: id, payee, amountMinor, failure: report.failure };
    return {
      deal: { ...deal, reversals },
      happenings: [{ type: 'deal.reversal_refused.v1', actor: by, data }],
      entries: [cancel(reserved, at)],
    };
  }
  const { payments, freed } = release(deal, payee, amountMinor, deal.lastSeq + 1);
  const money = { ...deal.money, paidOutMinor: deal.money.paidOutMinor - amountMinor };
  return {
    deal: { ...deal, reversals, payments, money },
    happenings: [recovered(payee, amountMinor, id, freed)],
    entries: [post(reserved, at)],
  };
}

/** What can still be taken back of a payout for sales that was not tried since the last clawback; minor units. */
function reversibleMinor(deal: Deal, payment: Payment, debtor: Payee): number {
  const isGuaranteed = deal.terms.gmvGuarantee !== undefined;
  if (payment.status !== 'paid' || !isForSales(payment, debtor, isGuaranteed)) return 0;
  const tries = deal.reversals.filter(({ of }) => of === payment.id);
  const isTried = tries.some(
    ({ clawback, status }) => clawback === deal.clawback?.count && status !== 'done',
  );
  if (isTried) return 0;
  const back = tries.filter(({ status }) => status !== 'refused').map(({ amountMinor }) => amountMinor);
  return payment.amountMinor - sumMinor(...back);
}

const entryFor = ({ id, terms }: Deal, reversal: Reversal, at: string): Entry =>
  entryOf(id, reversal.id.slice(`${id}.`.length), terms.currency, at, [
    {
      from: PSP_CLEARING,
      to: receivable(reversal.payee.role, reversal.payee.id),
      amountMinor: reversal.amountMinor,
    },
  ]);

function recovered(payee: Payee, amountMinor: number, source: string, freed: readonly Payment[]): Happening {
  const payments = freed.map((payment) => ({ id: payment.id, amountMinor: payment.amountMinor }));
  const data = { payee, amountMinor, source, payments };
  return { type: 'deal.claim_recovered.v1', actor: SYSTEM, data };
}

/** The reversals of a deal whose end is not known. */
export function orderedReversals(deal: Deal): Reversal[] {
  return deal.reversals.filter(({ status }) => status === 'ordered');
}
