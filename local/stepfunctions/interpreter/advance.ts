import { type Awaited, abandoned, closeMapRuns, wanted } from './awaited.ts';
import { drain } from './dispatch.ts';
import type {
  Call,
  ChildRedrive,
  ChildStart,
  Ending,
  HistoryEvent,
  MapRunChange,
  Stimulus,
} from './event.ts';
import { copyState, type ExecutionState } from './execution.ts';
import { haltedState } from './halt.ts';
import { HistoryFull } from './limits.ts';
import { react } from './react.ts';
import { type Run, record, type World } from './run.ts';

export interface Step {
  readonly state: ExecutionState;
  readonly events: readonly HistoryEvent[];
  readonly calls: readonly Call[];
  readonly ending?: Ending;
  /** Executions of map runs to be started in the same commit. */
  readonly children: readonly (ChildStart | ChildRedrive)[];
  readonly mapRuns: readonly MapRunChange[];
  /** What was waited for, and shall stop since nobody waits for it any more. */
  readonly abandoned: readonly Awaited[];
  /** Where it stood when it came to a bad end, for a redrive. */
  readonly halted?: ExecutionState;
  /** False when the stimulus no longer meant anything, such as the answer to a task that is gone. */
  readonly accepted: boolean;
}

/**
 * One step of an execution: what was, and what happened, give what is now and what has to be done. Touches
 * nothing outside; time, chance and tokens come from `world` and the state, so a step can be repeated.
 */
export async function advance(state: ExecutionState, stimulus: Stimulus, world: World): Promise<Step> {
  try {
    return await take(state, stimulus, world);
  } catch (error) {
    return broken(state, world, error);
  }
}

async function take(state: ExecutionState, stimulus: Stimulus, world: World): Promise<Step> {
  const next = copyState(state);
  const run = newRun(next, world);
  const accepted = await worked(run, stimulus);
  next.drawn = run.draws.drawn;
  closeMapRuns(state, run);
  const { events, calls, mapRuns, ending } = run;
  const children = wanted(run);
  const step = { state: next, events, accepted, children, mapRuns, abandoned: abandoned(state, run) };
  if (!ending) return { ...step, calls };
  const bad = ending.status !== 'SUCCEEDED';
  return { ...step, ending, calls: [], ...(bad ? { halted: haltedState(run) } : {}) };
}

/** All work the stimulus leads to; a full history ends the execution. */
async function worked(run: Run, stimulus: Stimulus): Promise<boolean> {
  try {
    const accepted = await react(run, stimulus);
    await drain(run);
    return accepted;
  } catch (fault) {
    if (!(fault instanceof HistoryFull)) throw fault;
    const details = { error: 'States.Runtime', cause: fault.message };
    record(run, 'ExecutionFailed', run.state.lastEvent, { details });
    run.ending = { status: 'FAILED', ...details };
    return true;
  }
}

export const newRun = (state: ExecutionState, world: World): Run => ({
  world,
  state,
  draws: { seed: world.identity.seed, drawn: state.drawn },
  events: [],
  calls: [],
  children: [],
  mapRuns: [],
  work: [],
  released: new Set(),
  fallen: new Map(),
});

/** A fault of the engine itself ends the one execution it concerns, with the reason in its history. */
function broken(state: ExecutionState, world: World, error: unknown): Step {
  const next = copyState(state);
  const run = newRun(next, world);
  const details = { error: 'States.Runtime', cause: error instanceof Error ? error.message : String(error) };
  const ending: Ending = { status: 'FAILED', ...details };
  record(run, 'ExecutionFailed', next.lastEvent, { details });
  return {
    state: next,
    events: run.events,
    calls: [],
    children: [],
    mapRuns: [],
    abandoned: abandoned(state, { ...run, ending }),
    accepted: true,
    ending,
    halted: next,
  };
}
