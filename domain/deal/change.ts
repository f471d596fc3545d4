import { type DisputeStage, otherSide, type Side } from '../dispute/dispute.ts';
import type { Fault } from '../faults.ts';
import type { Answer } from '../gates/gate.ts';
import { type Timetable, timetable } from '../gates/timetable.ts';
import type { Entry } from '../ledger/entry.ts';
import { toInstant } from '../time.ts';
import type { Deal } from './deal.ts';
import { chain, type DealEvent, type Happening } from './event.ts';
import { type Next, nextOf } from './next.ts';

/** A decision about a deal, before it is written: its next state, what happened, and what moves in the books. */
export interface Change {
  readonly deal: Deal;
  readonly happenings: readonly Happening[];
  readonly entries: readonly Entry[];
}

/** A business "no". `code` is stable and part of the API. */
export interface Rejection {
  readonly code:
    | 'invalid_payload'
    | 'not_allowed'
    | 'gate_answered'
    | 'action_not_available'
    | 'terms_changed'
    | 'due_date_passed'
    | 'rounds_exhausted'
    | 'revisions_exhausted'
    | 'sales_not_open'
    | 'nothing_to_dispute'
    | 'already_answered'
    | 'another_operator_required'
    | 'nothing_to_refund'
    | 'nothing_to_release'
    | 'money_outstanding';
  readonly message: string;
  readonly faults?: readonly Fault[];
  /** The answer that was first. */
  readonly winner?: Pick<Answer, 'action' | 'by' | 'at'>;
}

export type Decision =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly rejection: Rejection };

export function rejected(rejection: Rejection): { ok: false; rejection: Rejection } {
  return { ok: false, rejection };
}

export const unchanged = (deal: Deal): Change => ({ deal, happenings: [], entries: [] });

/**
 * What is decided next, about what `change` makes of the deal, in the same commit: its events stand behind those of
 * `change`. `null` where there is nothing more to decide.
 */
export function followedBy(change: Change, decide: (deal: Deal) => Change | null): Change {
  return joined(change, decide(afterwards(change)));
}

/** The deal as `change` leaves it, for whoever decides what is next. */
export const afterwards = ({ deal, happenings }: Change): Deal => ({
  ...deal,
  lastSeq: deal.lastSeq + happenings.length,
});

/** `change`, and what was decided about the deal as it leaves it: for decisions that have to be waited for. */
export function joined(change: Change, next: Change | null): Change {
  if (next === null) return change;
  const { deal, happenings, entries } = change;
  return {
    deal: { ...next.deal, lastSeq: deal.lastSeq },
    happenings: [...happenings, ...next.happenings],
    entries: [...entries, ...next.entries],
  };
}

/** A change as it is written: the deal with its new version and log head, and the events in their places. */
export interface SealedChange {
  readonly before: Deal | null;
  readonly deal: Deal;
  readonly events: readonly DealEvent[];
  readonly entries: readonly Entry[];
}

/** @param now epoch ms */
export function seal(before: Deal | null, change: Change, now: number): SealedChange {
  const at = toInstant(now);
  const events = chain(change.deal.id, change.deal, change.happenings, at);
  const last = events.at(-1);
  const deal: Deal = {
    ...change.deal,
    version: (before?.version ?? 0) + 1,
    updatedAt: at,
    lastSeq: last?.seq ?? change.deal.lastSeq,
    lastHash: last?.hash ?? change.deal.lastHash,
  };
  return { before, deal, events, entries: change.entries };
}

/** What a workflow has to know of its deal from one state to the next; small, and nothing personal. */
export interface Outlook {
  readonly timetable: Timetable;
  /** The event that last closed a gate: an answer behind it has not reached the workflow yet. */
  readonly seen: number;
  readonly next: Next;
  /** Of the latest dispute. */
  readonly disputeId: string | null;
  /** How far it is, and who has to answer it. */
  readonly disputeStage: DisputeStage | null;
  readonly respondent: Side | null;
}

export function outlook(deal: Deal, now: number): Outlook {
  return {
    timetable: timetable(deal, now),
    seen: deal.lastAnswer?.seq ?? 0,
    next: nextOf(deal),
    disputeId: deal.disputeId,
    disputeStage: deal.dispute?.stage ?? null,
    respondent: deal.dispute === null ? null : otherSide(deal.dispute.claimant),
  };
}

/** What wakes a workflow that waits at a gate. */
export interface WakeUp {
  readonly action: Answer['action'];
  readonly by: Answer['by']['role'];
  readonly outlook: Outlook;
}

export function wakeUp(deal: Deal, answer: Answer, now: number): WakeUp {
  return { action: answer.action, by: answer.by.role, outlook: outlook(deal, now) };
}
