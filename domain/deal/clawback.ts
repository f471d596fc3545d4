import type { SalesFound } from '../commission/tally.ts';
import { PLATFORM_REVENUE, payable, receivable, refundable } from '../ledger/account.ts';
import { entryOf, type Move } from '../ledger/entry.ts';
import { sumMinor } from '../money/amount.ts';
import { SYSTEM } from '../parties.ts';
import { toInstant } from '../time.ts';
import type { Change } from './change.ts';
import { type RefundShare, shareOut } from './claims.ts';
import { planRefunds } from './collection.ts';
import type { Deal } from './deal.ts';
import { type Clawback, distinct, type Payee } from './debts.ts';
import { amountOf, type Overpaid, overpaid } from './overpaid.ts';
import type { Payment } from './payment.ts';
import { isForSales, withhold } from './withhold.ts';

/** What is taken back from one payee: what was never sent to it, and what it owes from now on. */
interface Taken {
  readonly payee: Payee;
  readonly frozenMinor: number;
  readonly owedMinor: number;
}

/**
 * Sales that were settled turned out to be less (DESIGN §5): what was paid too much goes back to the brand. First what
 * of this deal's payouts was never sent; the rest is owed by the payee from now on, and the brand's refund of it waits
 * for it. The platform's part goes back at once. `null` when nothing changed since, or it was taken back before.
 * @param now epoch ms
 */
export function clawBack(deal: Deal, found: SalesFound, now: number): Change | null {
  // What a dispute settled is no matter of orders any more.
  if (deal.salesSettledAt === null || deal.sales === null) return null;
  if (isKnown(deal, found)) return null;
  const excess = overpaid(deal, found);
  const clawback = recorded(deal.clawback, found, excess);
  if (clawback.count === (deal.clawback?.count ?? 0))
    return { deal: { ...deal, clawback }, happenings: [], entries: [] };
  const seq = deal.lastSeq + 1;
  const { payments, taken } = takeBack(deal, excess, seq);
  const shares = refundShares(taken, excess.platformMinor);
  const totalMinor = sumMinor(...shares.map(({ amountMinor }) => amountMinor));
  const refunds = shareOut(planRefunds({ ...deal, payments }, totalMinor, seq), shares);
  const next: Deal = {
    ...deal,
    payments: [...payments, ...refunds],
    clawback,
    money: {
      ...deal.money,
      releasedMinor: deal.money.releasedMinor - totalMinor,
      refundedMinor: sumMinor(deal.money.refundedMinor, totalMinor),
    },
  };
  const data = {
    clawback: clawback.count,
    ...clawback.found,
    payees: taken,
    platformMinor: excess.platformMinor,
    returnedMinor: totalMinor,
    payments: refunds.map(({ id, amountMinor, blockedBy }) => ({ id, amountMinor, blockedBy })),
  };
  return {
    deal: next,
    happenings: [{ type: 'deal.commission_clawed_back.v1', actor: SYSTEM, data }],
    entries: [entry(deal, clawback.count, taken, excess.platformMinor, toInstant(now))],
  };
}

/** Sales that did not change since: what of the fee was released meanwhile must not round anything anew. */
function isKnown({ clawback, sales }: Deal, { netSalesMinor, commissionMinor }: SalesFound): boolean {
  const known = clawback?.found ?? sales;
  return known?.netSalesMinor === netSalesMinor && known.commissionMinor === commissionMinor;
}

/** What was found is noted also where it comes to nothing too much, for it may round to something later. */
function recorded(before: Clawback | null, found: SalesFound, excess: Overpaid): Clawback {
  const isSomething = excess.parts.length > 0 || excess.platformMinor > 0;
  const payees = [...(before?.parts ?? []), ...excess.parts].map(({ payee }) => payee);
  return {
    count: (before?.count ?? 0) + (isSomething ? 1 : 0),
    found: { ...found },
    parts: distinct(payees).map((payee) => ({
      payee,
      amountMinor: amountOf(before?.parts ?? [], payee) + amountOf(excess.parts, payee),
    })),
    platformMinor: sumMinor(before?.platformMinor ?? 0, excess.platformMinor),
  };
}

function takeBack(deal: Deal, { parts }: Overpaid, seq: number) {
  const isGuaranteed = deal.terms.gmvGuarantee !== undefined;
  let payments: readonly Payment[] = deal.payments;
  const taken = parts.map(({ payee, amountMinor }): Taken => {
    const mayTake = (payment: Payment) => isForSales(payment, payee, isGuaranteed);
    const withheld = withhold(payments, amountMinor, mayTake, seq);
    payments = withheld.payments;
    return { payee, frozenMinor: withheld.takenMinor, owedMinor: amountMinor - withheld.takenMinor };
  });
  return { payments: [...payments], taken };
}

function refundShares(taken: readonly Taken[], platformMinor: number): RefundShare[] {
  const heldMinor = sumMinor(platformMinor, ...taken.map(({ frozenMinor }) => frozenMinor));
  return [
    { amountMinor: heldMinor, debtor: null },
    ...taken.map(({ payee, owedMinor }) => ({ amountMinor: owedMinor, debtor: payee })),
  ];
}

function entry(deal: Deal, count: number, taken: readonly Taken[], platformMinor: number, at: string) {
  const to = refundable(deal.brandId);
  const moves = taken.flatMap(({ payee: { role, id }, frozenMinor, owedMinor }): Move[] => [
    { from: payable(role, id), to, amountMinor: frozenMinor },
    { from: receivable(role, id), to, amountMinor: owedMinor },
  ]);
  const fromPlatform = { from: PLATFORM_REVENUE, to, amountMinor: platformMinor };
  return entryOf(deal.id, `clawback.${count}`, deal.terms.currency, at, [...moves, fromPlatform]);
}
