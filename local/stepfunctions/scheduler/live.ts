import type { Machine } from '../definition/machine.ts';
import type { Stimulus } from '../interpreter/event.ts';
import { type ExecutionState, type Identity, newState } from '../interpreter/execution.ts';
import type { Change } from '../store/commit.ts';
import { Parts } from '../store/parts.ts';
import type { MapRunKey } from '../store/records.ts';

/**
 * Something to happen to an execution; `settle` hears, after the commit, whether it still meant anything, and
 * `stepped` before it, so that what it does belongs to the same commit.
 */
export interface Item {
  readonly stimulus: Stimulus;
  readonly settle?: (accepted: boolean) => void;
  readonly stepped?: (accepted: boolean) => void;
}

/** What an execution of a map run is to it. */
export interface ChildOf {
  readonly key: MapRunKey;
  /** How many items it works on. */
  readonly items: number;
}

/** An execution in memory: one with something to do, or with a function under way. */
export interface Live {
  readonly id: number;
  readonly revision: number;
  readonly identity: Identity;
  /** The input in the words it came in. */
  readonly inputText: string;
  readonly machine: Machine;
  /** Which of its large values are on disk. */
  readonly parts: Parts;
  /** Where it belongs to a map run. */
  readonly mapRun?: ChildOf | undefined;
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
  fields: Pick<Live, 'id' | 'revision' | 'identity' | 'inputText' | 'machine' | 'mapRun'> & {
    state?: ExecutionState;
    parts?: Parts;
  },
): Live => ({
  state: newState(),
  parts: new Parts(),
  ...fields,
  mailbox: [],
  calls: 0,
  ended: false,
});
