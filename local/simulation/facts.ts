import type { Deal } from '../../domain/deal/deal.ts';

/** What a deal that was led the same way has to have in common with the first: where it stands and what it is about. */
export function factsOf(deal: Deal): Readonly<Record<string, unknown>> {
  const { gate, dispute, money, sample } = deal;
  return {
    status: deal.status,
    gate: gate === null || gate.answer !== null ? null : gate.name,
    termsVersion: deal.termsVersion,
    acceptedTerms: deal.acceptance?.termsHash ?? null,
    dueAt: deal.dueAt,
    counterRounds: deal.counterRounds,
    changeRounds: deal.changeRounds,
    shipments: sample?.shipments ?? 0,
    funded: money.fundedMinor,
    released: money.releasedMinor,
    refunded: money.refundedMinor,
    paidOut: money.paidOutMinor,
    held: deal.escrowMinor,
    reportedSales: deal.reportedNetMinor,
    countingSales: deal.countingNetMinor,
    salesClosed: deal.salesClosedAt !== null,
    dispute: dispute?.stage ?? null,
    contested: dispute?.contestedMinor ?? null,
    parkedAt: deal.parked?.stage ?? null,
  };
}

/** The first fact in which two deals differ, in words; `null` where they agree. */
export function firstDifference(real: Deal, played: Deal): string | null {
  const [theirs, ours] = [factsOf(real), factsOf(played)];
  const name = Object.keys(theirs).find((key) => theirs[key] !== ours[key]);
  return name === undefined
    ? null
    : `${name} is ${String(theirs[name])}, and ${String(ours[name])} when played again`;
}
