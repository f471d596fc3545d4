import { rolesFor } from '../../domain/gates/gate.ts';
import type { GateName } from '../../domain/gates/names.ts';
import { toInstant } from '../../domain/time.ts';
import type { Twist } from './behaviour.ts';
import { act, type Move } from './move.ts';
import { DAY_MILLIS, delivered, type Situation, soon, untilItsEnd, usualMove } from './usualMoves.ts';

/** From the handed-in work on: before, there is nothing to find fault with. */
const DISPUTED_AT: ReadonlySet<GateName> = new Set(['review', 'stays_live', 'sales']);

/**
 * What happens next where the deal stands.
 * @param dueAt when the work was due when the play began, epoch ms
 * @param isTwisted what the scenario is about has happened
 */
export function nextMove(situation: Situation, dueAt: number, isTwisted: boolean): Move {
  const { twist } = situation.behaviour;
  return twistedMove(twist, situation, dueAt, isTwisted) ?? usualMove(situation);
}

function twistedMove(twist: Twist, situation: Situation, dueAt: number, isTwisted: boolean): Move | null {
  switch (twist.kind) {
    case 'none':
      return null;
    case 'silence':
      return silence(twist, situation, isTwisted);
    case 'returns':
      return returns(twist, situation, isTwisted);
    case 'cancellation':
      return isTwisted ? null : cancellation(twist, situation, dueAt);
    case 'dispute':
      return isTwisted ? null : dispute(situation);
    case 'lateness':
      return lateness(twist, situation, dueAt);
  }
}

type Of<K extends Twist['kind']> = Extract<Twist, { kind: K }>;

/** At a gate that comes again everybody is silent again; `next` means one gate. */
function silence({ at }: Of<'silence'>, situation: Situation, isTwisted: boolean): Move | null {
  const { name } = situation.gate;
  // Nobody is asked while payments are under way, and operations does not look away.
  const isMeant = at === 'next' ? !isTwisted && name !== 'payout' && name !== 'operator' : at === name;
  return isMeant ? { ...untilItsEnd(situation), isTwist: true } : null;
}

function returns({ ratePpm }: Of<'returns'>, situation: Situation, isTwisted: boolean): Move | null {
  if (isTwisted || situation.gate.name !== 'sales') return null;
  return { ...soon(situation, 10 * DAY_MILLIS, { kind: 'sell', returnedPpm: ratePpm }), isTwist: true };
}

/** On the day, or as soon after it as the gate offers it. Until then all goes well. */
function cancellation({ by, days }: Of<'cancellation'>, situation: Situation, dueAt: number): Move | null {
  const { gate } = situation;
  const action = (['cancel', 'withdraw'] as const).find((name) => rolesFor(gate, name).includes(by));
  const at = dueAt - days * DAY_MILLIS;
  if (action === undefined || at > usualMove(situation).at) return null;
  return { at, deed: act(by, action, { reason: 'Something came between.' }), isTwist: true };
}

function dispute(situation: Situation): Move | null {
  const { gate } = situation;
  if (!DISPUTED_AT.has(gate.name) || !rolesFor(gate, 'dispute').includes('brand')) return null;
  const claim = { reasonCode: 'not_as_agreed', claim: 'It is not what was agreed on.' };
  return { ...soon(situation, DAY_MILLIS, act('brand', 'dispute', claim)), isTwist: true };
}

/** After the gate's deadline there is nothing left to hand in. */
function lateness({ days, extended }: Of<'lateness'>, situation: Situation, dueAt: number): Move | null {
  const { deal, gate } = situation;
  if (gate.name !== 'delivery') return null;
  const late = dueAt + days * DAY_MILLIS;
  if (extended && Date.parse(deal.dueAt) < late) {
    const extension = { to: toInstant(late), reason: 'It takes longer.' };
    return { at: dueAt - DAY_MILLIS / 2, deed: act('brand', 'extend', extension) };
  }
  if (late >= Date.parse(gate.deadline)) return { ...untilItsEnd(situation), isTwist: true };
  return { at: late, deed: delivered(situation), isTwist: true };
}
