import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Behaviour } from './behaviour.ts';
import { CannotPlay } from './cannotPlay.ts';
import { carryOut, look, type Stage } from './carryOut.ts';
import type { Move } from './move.ts';
import { nextMove } from './nextMove.ts';
import { refusalIn } from './people.ts';

/** Far more than any deal takes: one that comes back to the same gate for ever is stopped here. */
const MOST_TURNS = 80;

/**
 * Plays a deal from where it stands to its end: at each gate whoever it waits for acts, or time passes.
 * @throws CannotPlay when the deal gets stuck, or never gave occasion for what the scenario is about
 */
export async function play(stage: Stage, behaviour: Behaviour): Promise<void> {
  const { sandbox, signal } = stage;
  const dueAt = Date.parse((await look(stage)).dueAt);
  let isTwisted = behaviour.twist.kind === 'none';
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    signal.throwIfAborted();
    await sandbox.advanceTo(sandbox.now());
    const deal = await look(stage);
    const { gate } = deal;
    if (deal.status === 'closed' && isTwisted) return;
    if (deal.status === 'closed') throw new CannotPlay('scenario_without_occasion', NO_OCCASION);
    if (!isOpen(gate)) throw stuck(deal);
    const move = nextMove({ deal, gate, now: sandbox.now(), behaviour }, dueAt, isTwisted);
    const isDone = await make(stage, behaviour, move, gate.opening);
    isTwisted ||= isDone && move.isTwist === true;
  }
  throw stuck(await look(stage));
}

const NO_OCCASION = 'The deal came to its end without an occasion for what the scenario is about.';

/** @returns whether it came to it: on the way to its time the gate may have closed */
async function make(
  stage: Stage,
  behaviour: Behaviour,
  { at, deed }: Move,
  opening: string,
): Promise<boolean> {
  await stage.sandbox.advanceTo(at);
  if (deed.kind === 'wait') return true;
  const { gate } = await look(stage);
  if (!isOpen(gate) || gate.opening !== opening) return false;
  await carryOut(stage, behaviour, deed).catch((error: unknown) => {
    const refusal = refusalIn(error);
    if (refusal === null) throw error;
    throw new CannotPlay('simulation_stuck', `At ${gate.name} the play is refused: ${refusal}`);
  });
  return true;
}

function stuck({ status, gate, parked }: Deal): CannotPlay {
  const why = parked === null ? '' : ` (${parked.stage}: ${parked.error} ${parked.cause})`;
  return new CannotPlay('simulation_stuck', `The play got stuck at ${gate?.name ?? status}${why}.`);
}
