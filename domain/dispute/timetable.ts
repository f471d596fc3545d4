import type { Deal } from '../deal/deal.ts';
import { latest, plus, toInstant } from '../time.ts';
import { DISPUTE_CLOCKS, type disputeGates } from './clocks.ts';

/** What is left for a decision after the other clocks of a dispute: an appeal is decided within as much. */
const APPEAL_DECISION = 'P5D';
/** Operators who were late are asked again this often. */
const ESCALATION = 'PT24H';

type DisputeTimetable = Record<(typeof disputeGates)[number], string | null>;

/**
 * When the gates of the deal's dispute close. A decision is due by day 14 of the dispute (DESIGN §6); once that has
 * passed, operators are asked anew every day. @param retriedAt when an operator last began anew; @param now epoch ms
 */
export function disputeTimetable({ dispute }: Deal, retriedAt: string, now: number): DisputeTimetable {
  const from = (base: string | undefined, gate: keyof DisputeTimetable) =>
    base === undefined ? null : plus(latest(base, retriedAt), DISPUTE_CLOCKS[gate]);
  const decided = dispute?.decision?.at;
  return {
    respond: from(dispute?.openedAt, 'respond'),
    proposal: from(dispute?.response?.at, 'proposal'),
    proposal_response: from(dispute?.proposal?.at, 'proposal_response'),
    decision: dispute === null ? null : decisionDeadline(dispute, now),
    appeal: from(decided, 'appeal'),
  };
}

function decisionDeadline({ openedAt, appeal }: NonNullable<Deal['dispute']>, now: number): string {
  const due = appeal === null ? plus(openedAt, DISPUTE_CLOCKS.decision) : plus(appeal.at, APPEAL_DECISION);
  return Date.parse(due) > now ? due : plus(toInstant(now), ESCALATION);
}
