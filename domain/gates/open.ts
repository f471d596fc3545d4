import { type Change, type WakeUp, wakeUp } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { SYSTEM } from '../parties.ts';
import { toInstant } from '../time.ts';
import { type GateDeclaration, isOpen } from './gate.ts';

export interface Opening {
  readonly gate: GateDeclaration;
  /** Names this opening: the ASL state and when it was entered. */
  readonly opening: string;
  readonly deadline: string;
  readonly taskToken: string;
  /** The last answer the workflow has seen, by its place in the log. */
  readonly seen: number;
}

export type OpenResult =
  | { readonly kind: 'opened'; readonly change: Change }
  | { readonly kind: 'answered'; readonly wakeUp: WakeUp };

/**
 * Brings a deal to a gate. Repeating it changes nothing; a new task token replaces the old one; a gate of the same
 * name that still stands open (its clock was extended) is taken over as it is. If an answer came that the workflow
 * has not seen, that answer is returned instead. @param now epoch ms
 */
export function openGate(deal: Deal, opening: Opening, now: number): OpenResult {
  const { gate: standing, lastAnswer } = deal;
  const isNews = lastAnswer !== null && lastAnswer.seq > opening.seen;
  if (isNews) return { kind: 'answered', wakeUp: wakeUp(deal, lastAnswer, now) };

  if (isOpen(standing) && standing.name === opening.gate.name) {
    const { taskToken } = opening;
    const next = standing.taskToken === taskToken ? deal : { ...deal, gate: { ...standing, taskToken } };
    return { kind: 'opened', change: { deal: next, happenings: [], entries: [] } };
  }
  const { status, ...declared } = opening.gate;
  const { deadline, taskToken } = opening;
  const at = toInstant(now);
  const gate = { ...declared, opening: opening.opening, openedAt: at, deadline, taskToken, answer: null };
  const previousGate = standing === null ? null : { name: standing.name, actions: standing.actions };
  const data = { gate: declared.name, deadline, atDeadline: declared.atDeadline, actions: declared.actions };
  const happenings = [{ type: 'deal.gate_opened.v1' as const, actor: SYSTEM, data }];
  // At any other gate the deal goes on: whatever it had been set aside for is over.
  const parked = declared.name === 'operator' ? deal.parked : null;
  return {
    kind: 'opened',
    change: { deal: { ...deal, status, gate, parked, previousGate }, happenings, entries: [] },
  };
}
