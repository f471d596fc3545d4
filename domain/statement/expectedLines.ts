import type { Deal } from '../deal/deal.ts';
import { guaranteeRefundOf } from '../deal/guarantee.ts';
import { returnsEnd } from '../deal/salesWindow.ts';
import { DEFAULT_CLOCKS } from '../gates/names.ts';
import { timetable } from '../gates/timetable.ts';
import type { Entry } from '../ledger/entry.ts';
import { salesWindows } from '../terms/terms.ts';
import { latest, plus, toInstant } from '../time.ts';
import { earnedBySales } from './bookedLines.ts';
import { standing } from './condition.ts';
import type { StatementFacts } from './facts.ts';
import type { Line } from './line.ts';
import { cancelledFee, type Earned, earnedCommission, earnedFee, partsOf } from './parts.ts';
import type { Part } from './rule.ts';

const NOTHING: Earned = { fee: null, commission: null };

/** What is still to be earned if the deal goes on as agreed, reckoned on what is known so far. */
export function expectedLines(facts: StatementFacts): Line[] {
  const { deal } = facts;
  const earned = stillAhead(facts);
  const parts = partsOf(deal, earned);
  const isUnsold = earned.commission !== null && !parts.some(({ kind }) => kind === 'commission');
  return [...parts, ...(isUnsold ? [noCommissionYet(deal, earned)] : [])].map((part) => ({
    entryId: null,
    kind: part.kind,
    payee: part.payee,
    amountMinor: part.amountMinor,
    isEstimate: earnedBySales(part) && deal.sales === null,
    rule: part.rule,
    isForSales: earnedBySales(part),
    status: 'expected',
    dates: { earnedAt: null, releasedAt: null, paidAt: null, expectedAt: expectedAt(facts, part) },
    payments: [],
    condition: standing(deal),
  }));
}

/** A deal that is closed, or whose money went back, earns nobody anything any more. */
function stillAhead({ deal, found, entries }: StatementFacts): Earned {
  if (deal.status === 'closed' || wasReturned(deal, entries)) return NOTHING;
  const isSettled = deal.salesSettledAt !== null;
  const isFeeReleased = isSettled || entries.some(({ purpose }) => FEE_RELEASES.includes(purpose));
  if (deal.cancellation !== null) return isFeeReleased ? NOTHING : cancelledFee(deal);
  const soldMinor = deal.salesReports === 0 ? null : (deal.sales ?? found).netSalesMinor;
  const feeMinor = isFeeReleased ? deal.feeReleasedMinor : feeAhead(deal, soldMinor);
  const isCommissionAhead = deal.terms.commission !== undefined && !isSettled;
  return {
    fee: isFeeReleased ? null : earnedFee(deal, feeMinor, soldMinor),
    commission: isCommissionAhead
      ? earnedCommission(deal.terms, (deal.sales ?? found).commissionMinor, feeMinor, deal.sales ?? found)
      : null,
  };
}

const FEE_RELEASES = ['fee_release', 'cancellation_settlement'];

/** An operator, or the deadline, gave everything back to the brand. */
const wasReturned = ({ escrowMinor }: Deal, entries: readonly Entry[]) =>
  escrowMinor === 0 && entries.some(({ purpose }) => purpose.startsWith('refund.'));

const feeAhead = (deal: Deal, soldMinor: number | null) =>
  deal.terms.fixedFee - (soldMinor === null ? 0 : guaranteeRefundOf(deal, soldMinor));

/** Worth saying: the commission depends on sales that nobody has reported yet. */
const noCommissionYet = (deal: Deal, { commission }: Earned): Part => ({
  ...{ kind: 'commission', purpose: 'commission', amountMinor: 0 },
  payee: { role: 'creator', id: deal.creatorId },
  rule: commission?.rule ?? { code: 'entry', purpose: 'commission_settlement' },
});

/** At the latest, if everybody takes all the time there is; never earlier than now. */
function expectedAt({ deal, now }: StatementFacts, part: Part): string | null {
  if (deal.cancellation !== null || deal.parked !== null) return null;
  const at = earnedBySales(part) ? salesDecided(deal) : reviewEnds(deal, now);
  return at === null ? null : latest(at, toInstant(now));
}

function reviewEnds(deal: Deal, now: number): string {
  const { review } = timetable(deal, now);
  if (review !== null) return review;
  return plus(deal.dueAt, deal.terms.clocks?.review ?? DEFAULT_CLOCKS.review);
}

function salesDecided(deal: Deal): string | null {
  if (deal.salesClosedAt !== null) return deal.salesClosedAt;
  const windows = salesWindows(deal.terms);
  if (windows === null) return null;
  return returnsEnd(deal) ?? plus(plus(deal.dueAt, windows.attribution), windows.returnWindow);
}
