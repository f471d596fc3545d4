import { advance } from '../interpreter/advance.ts';
import type { Awaited } from '../interpreter/awaited.ts';
import type {
  Call,
  ChildRedrive,
  ChildStart,
  Ending,
  HistoryEvent,
  MapRunChange,
} from '../interpreter/event.ts';
import type { ExecutionState } from '../interpreter/execution.ts';
import type { World } from '../interpreter/run.ts';
import type { Change } from '../store/commit.ts';
import type { Item, Live } from './live.ts';

/** What an execution's mailbox led to, not yet on disk. */
export interface Stepped {
  readonly live: Live;
  readonly events: HistoryEvent[];
  readonly calls: Call[];
  readonly mapRuns: MapRunChange[];
  readonly settled: (readonly [Item, boolean])[];
  ending?: Ending;
  halted?: ExecutionState;
  /** What follows inside the engine and belongs to the same commit. */
  children: (ChildStart | ChildRedrive)[];
  abandoned: Awaited[];
}

export const notStepped = (live: Live): Stepped => ({
  live,
  events: [],
  calls: [],
  mapRuns: [],
  settled: [],
  children: [],
  abandoned: [],
});

/** Works off all that has arrived for one execution, on top of what it has done in this round already. */
export async function stepThrough(stepped: Stepped, world: World): Promise<void> {
  const { live } = stepped;
  for (let item = live.mailbox.shift(); item; item = live.mailbox.shift()) {
    let accepted = false;
    if (!stepped.ending) {
      const step = await advance(live.state, item.stimulus, world);
      ({ accepted } = step);
      live.state = step.state;
      stepped.events.push(...step.events);
      stepped.calls.push(...step.calls);
      stepped.mapRuns.push(...step.mapRuns);
      stepped.children.push(...step.children);
      stepped.abandoned.push(...step.abandoned);
      if (step.ending) stepped.ending = step.ending;
      if (step.halted) stepped.halted = step.halted;
    }
    stepped.settled.push([item, accepted]);
    item.stepped?.(accepted);
  }
}

export function changeOf({ live, events, ending, halted, mapRuns }: Stepped, nowMs: number): Change {
  const { id, identity, started, redriven, state, parts, mapRun } = live;
  return {
    id,
    input: identity.input,
    nowMs,
    state,
    parts,
    events,
    ending,
    halted,
    mapRuns,
    untold: mapRun !== undefined,
    ...(started ? { started } : {}),
    ...(redriven ? { redriven } : {}),
  };
}
