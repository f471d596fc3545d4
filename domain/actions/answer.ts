import { type Decision, followedBy, type Rejection, rejected } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Happening } from '../deal/event.ts';
import { type Action, type Gate, isOpen, rolesFor } from '../gates/gate.ts';
import type { Role } from '../parties.ts';
import type { ActionContext, ActionRule } from './action.ts';
import type { AnsweringAction } from './rules.ts';

export interface GivenAnswer {
  readonly action: AnsweringAction;
  /** The action's own, handed in by who knows which it is: functions that give one answer need not know all rules. */
  readonly rule: ActionRule;
  readonly payload: unknown;
}

/**
 * Somebody acts on a deal. The first answer closes the gate, appends its event and applies its effect; whoever
 * comes later, may not act, or says something that does not fit is told why, and nothing changes.
 */
export function answerGate(
  deal: Deal,
  { action, rule, payload }: GivenAnswer,
  context: ActionContext,
): Decision {
  const refusal = refuse(deal, action, context);
  if (refusal !== null) return rejected(refusal);
  const { gate } = deal;
  if (gate === null) return rejected(notAvailable(action));
  const decided = rule.decide(deal, payload, context);
  if (!decided.ok) return decided;

  const {
    changes = {},
    data = {},
    entries = [],
    closes,
    leaves,
    followUp = () => null,
    eventType: type = rule.eventType,
  } = decided.effect;
  const answer = { seq: deal.lastSeq + 1, gate: gate.name, action, by: context.actor, at: context.at };
  const happenings: Happening[] = [{ type, actor: context.actor, data: { gate: gate.name, ...data } }];
  if (closes !== undefined)
    happenings.push({ type: 'deal.closed.v1', actor: context.actor, data: { outcome: closes } });
  const end = closes === undefined ? {} : { status: 'closed' as const, outcome: closes };
  const answered =
    leaves === undefined
      ? { gate: { ...gate, answer }, lastAnswer: answer }
      : { gate: { ...gate, actions: leaves } };
  const next: Deal = { ...deal, ...changes, ...end, ...answered };
  return { ok: true, change: followedBy({ deal: next, happenings, entries }, followUp) };
}

/** Whether `actor` may do `action` now; the provider may do what the brand may, but only what its mandate lists. */
function refuse(deal: Deal, action: Action, { actor }: ActionContext): Rejection | null {
  const { gate, previousGate, lastAnswer } = deal;
  const isOfferedAt = (at: Pick<Gate, 'actions'> | null) =>
    at?.actions.some((offer) => offer.action === action && actsFor(deal, actor.role, offer));

  if (isOpen(gate) && isOfferedAt(gate)) return null;
  const cameSecond = lastAnswer !== null && isOfferedAt(isOpen(gate) ? previousGate : gate);
  if (cameSecond) {
    const { action: won, by, at } = lastAnswer;
    const message = `Gate ${lastAnswer.gate} was closed first: ${won} by ${by.role}.`;
    return { code: 'gate_answered', message, winner: { action: won, by, at } };
  }
  if (!isOpen(gate) || rolesFor(gate, action).length === 0) return notAvailable(action);
  return {
    code: 'not_allowed',
    message: `At gate ${gate.name}, ${action} is for: ${rolesFor(gate, action).join(', ')}.`,
  };
}

function actsFor(deal: Deal, role: Role, { action, by }: Gate['actions'][number]): boolean {
  if (role !== 'provider') return by === role;
  return (by === 'provider' || by === 'brand') && deal.provider?.mandate.includes(action) === true;
}

const notAvailable = (action: Action): Rejection => ({
  code: 'action_not_available',
  message: `The deal does not wait for ${action}.`,
});
