import { advance } from '../interpreter/advance.ts';
import type { Call, Ending, HistoryEvent } from '../interpreter/event.ts';
import type { ExecutionState } from '../interpreter/execution.ts';
import type { World } from '../interpreter/run.ts';
import type { Change } from '../store/commit.ts';
import type { Item, Live } from './live.ts';

/** What an execution's mailbox led to, not yet on disk. */
export interface Stepped {
  readonly live: Live;
  readonly change: Change;
  readonly calls: readonly Call[];
  readonly settled: readonly (readonly [Item, boolean])[];
}

/** Works off all that has arrived for one execution. */
export async function stepThrough(live: Live, world: World): Promise<Stepped> {
  const events: HistoryEvent[] = [];
  const calls: Call[] = [];
  const settled: [Item, boolean][] = [];
  let { state } = live;
  let ending: Ending | undefined;
  let halted: ExecutionState | undefined;
  for (let item = live.mailbox.shift(); item; item = live.mailbox.shift()) {
    if (ending) {
      settled.push([item, false]);
      continue;
    }
    const step = await advance(state, item.stimulus, world);
    state = step.state;
    ending = step.ending;
    halted = step.halted;
    events.push(...step.events);
    calls.push(...step.calls);
    settled.push([item, step.accepted]);
  }
  live.state = state;
  const { id, identity, started, redriven } = live;
  const change = {
    id,
    input: identity.input,
    nowMs: world.nowMs,
    state,
    events,
    ending,
    halted,
    ...(started ? { started } : {}),
    ...(redriven ? { redriven } : {}),
  };
  return { live, change, calls: ending ? [] : calls, settled };
}
