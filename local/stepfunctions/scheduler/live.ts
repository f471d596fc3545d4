import type { Stimulus } from '../interpreter/event.ts';
import { type ExecutionState, type Identity, newState } from '../interpreter/execution.ts';
import type { Change } from '../store/commit.ts';

/** Something to happen to an execution; `settle` hears, after the commit, whether it still meant anything. */
export interface Item {
  readonly stimulus: Stimulus;
  readonly settle?: (accepted: boolean) => void;
}

/** An execution in memory: one with something to do, or with a function under way. */
export interface Live {
  readonly id: number;
  readonly revision: number;
  readonly identity: Identity;
  state: ExecutionState;
  mailbox: Item[];
  /** Functions called and not answered yet. */
  calls: number;
  ended: boolean;
  /** Until its first commit. */
  started?: Change['started'];
  /** Until its first commit after a redrive. */
  redriven?: Change['redriven'];
}

export const newLive = (
  fields: Pick<Live, 'id' | 'revision' | 'identity'> & { state?: ExecutionState },
): Live => ({
  state: newState(),
  ...fields,
  mailbox: [],
  calls: 0,
  ended: false,
});
