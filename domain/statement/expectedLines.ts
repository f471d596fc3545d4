import { agreedFeeMinor } from '../deal/agreedFee.ts';
import type { Deal } from '../deal/deal.ts';
import { guaranteeRefundOf } from '../deal/guarantee.ts';
import { returnsEnd } from '../deal/salesWindow.ts';
import { DEFAULT_CLOCKS } from '../gates/names.ts';
import { timetable } from '../gates/timetable.ts';
import type { Entry } from '../ledger/entry.ts';
import { sharePpm } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import type { Earnings } from '../terms/cost.ts';
import { salesWindows } from '../terms/terms.ts';
import { latest, plus, toInstant } from '../time.ts';
import { earnedBySales } from './bookedLines.ts';
import { standing } from './condition.ts';
import type { StatementFacts } from './facts.ts';
import type { Line } from './line.ts';
import { cancelledFee, type Earned, earnedCommission, earnedFee, heldFee, partsOf } from './parts.ts';
import { forfeitedMinor, isHoldEnded, releasesIn } from './releases.ts';
import type { Part, Rule } from './rule.ts';

/** What is still to be earned if the deal goes on as agreed, reckoned on what is known so far. */
export function expectedLines(facts: StatementFacts): Line[] {
  const { deal } = facts;
  const ahead = stillAhead(facts);
  const parts = ahead.flatMap((earned) => partsOf(deal, earned));
  const commission = ahead.find((earned) => earned.commission !== null)?.commission ?? null;
  const isUnsold = commission !== null && !parts.some(({ kind }) => kind === 'commission');
  return [...parts, ...(isUnsold ? [noCommissionYet(deal, commission.rule)] : [])].map((part) => ({
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
function stillAhead(facts: StatementFacts): Earned[] {
  const { deal, entries } = facts;
  if (deal.status === 'closed' || wasReturned(deal, entries)) return [];
  const { releases, total } = releasesIn(facts);
  if (deal.cancellation !== null) return releases.length > 0 ? [] : [cancelledFee(deal)];
  return earningsAhead(facts, total);
}

/** An operator, or the deadline, gave everything back to the brand. */
const wasReturned = ({ escrowMinor }: Deal, entries: readonly Entry[]) =>
  escrowMinor === 0 && entries.some(({ purpose }) => purpose.startsWith('refund.'));

/** Fee and commission, and at last what is held of the fee until the work has stayed online. */
function earningsAhead(facts: StatementFacts, before: Earnings): Earned[] {
  const { deal, found } = facts;
  const { terms, sales } = deal;
  const soldMinor = deal.salesReports === 0 ? null : (sales ?? found).netSalesMinor;
  const feeMinor = feeAhead(facts, before, soldMinor);
  const heldMinor = Math.min(feeMinor, holdAhead(facts));
  const withFee = { ...before, feeMinor: before.feeMinor + feeMinor - heldMinor };
  const isCommissionAhead = terms.commission !== undefined && deal.salesSettledAt === null;
  const commissionMinor = isCommissionAhead ? (sales ?? found).commissionMinor : 0;
  const withAll = { ...withFee, commissionMinor: before.commissionMinor + commissionMinor };
  const main: Earned = {
    fee: feeMinor > heldMinor ? earnedFee(deal, feeMinor - heldMinor, before, soldMinor) : null,
    commission: isCommissionAhead ? earnedCommission(terms, commissionMinor, withFee, sales ?? found) : null,
  };
  return [main, ...(heldMinor > 0 ? [{ fee: heldFee(deal, heldMinor, withAll), commission: null }] : [])];
}

/** What of the fixed fee nobody got yet; a guaranteed one is settled once, with the sales. */
function feeAhead(facts: StatementFacts, before: Earnings, soldMinor: number | null): number {
  const { deal } = facts;
  const isSettled = deal.terms.gmvGuarantee !== undefined && deal.salesSettledAt !== null;
  if (isSettled) return 0;
  const refundMinor = soldMinor === null ? 0 : guaranteeRefundOf(deal, soldMinor);
  return Math.max(0, agreedFeeMinor(deal) - refundMinor - forfeitedMinor(facts) - before.feeMinor);
}

function holdAhead(facts: StatementFacts): number {
  const { fixedFee, stayLive, gmvGuarantee, currency } = facts.deal.terms;
  if (stayLive === undefined || gmvGuarantee !== undefined || isHoldEnded(facts)) return 0;
  return movable(sharePpm(fixedFee, stayLive.holdPpm), currency);
}

/** Worth saying: the commission depends on sales that nobody has reported yet. */
const noCommissionYet = (deal: Deal, rule: Rule): Part => ({
  ...{ kind: 'commission', purpose: 'commission', amountMinor: 0 },
  payee: { role: 'creator', id: deal.creatorId },
  rule,
});

/** At the latest, if everybody takes all the time there is; never earlier than now. */
function expectedAt({ deal, now }: StatementFacts, part: Part): string | null {
  if (deal.cancellation !== null || deal.parked !== null) return null;
  const at = decidedAt(deal, now, part);
  return at === null ? null : latest(at, toInstant(now));
}

function decidedAt(deal: Deal, now: number, part: Part): string | null {
  if (earnedBySales(part)) return salesDecided(deal);
  return part.rule.code === 'hold' ? staysLiveUntil(deal) : reviewEnds(deal, now);
}

function staysLiveUntil({ terms, delivery, dueAt }: Deal): string | null {
  return terms.stayLive === undefined ? null : plus(delivery?.liveAt ?? dueAt, terms.stayLive.period);
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
