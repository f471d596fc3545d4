import type { Json, JsonObject } from '../json.ts';
import type { Request } from './event.ts';

/** Who the execution is; fixed for its life. */
export interface Identity {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly input: Json;
  /** All random values of the execution follow from it. */
  readonly seed: string;
  /** Its latest redrive; `at` in epoch milliseconds. */
  readonly redrive?: { readonly count: number; readonly at: number };
}

/** Everything of a running execution that changes. Plain data, so it can be stored at any step. */
export interface ExecutionState {
  /** Id of the last history event. */
  lastEvent: number;
  lastBranch: number;
  lastTask: number;
  /** How many random values have been drawn. */
  drawn: number;
  /** Billed state transitions: every state entered and every retry. */
  transitions: number;
  /** When the execution runs out of time, epoch milliseconds. */
  timeoutAt?: number;
  /** How many items of a map run it works on. */
  items?: number;
  /** The tasks of other executions that wait for the end of this one. */
  watchers?: readonly Watcher[];
  /** By id; 0 is the machine itself, the others run inside a Parallel or Map state of their parent. */
  branches: Map<number, Branch>;
}

export interface Watcher {
  readonly execution: number;
  readonly task: number;
}

export interface Branch {
  readonly id: number;
  /** Absent for the machine itself. */
  readonly parent?: number;
  /** Which branch or item of the parent's state. */
  readonly index: number;
  variables: JsonObject;
  state: string;
  input: Json;
  /** The item a Map iteration works on. */
  readonly item?: { readonly index: number; readonly value: Json };
  /** Epoch milliseconds. */
  enteredAt: number;
  enteredEvent: number;
  /** The event before the state was entered; AWS hangs EvaluationFailed there. */
  beforeEntry: number;
  /** The branch's last event, which the next one names as its previous. */
  lastEvent: number;
  /** Attempts made so far under each retrier of the state. */
  attempts: number[];
  activity?: Activity;
  /** What it was about to do when a failure elsewhere took it away: enter a state, or end. */
  resume?: { readonly state: string; readonly input: Json } | { readonly output: Json };
}

export type Activity = TaskActivity | WaitActivity | ParallelActivity | MapActivity | MapRunActivity;

export interface TaskActivity {
  readonly kind: 'task';
  readonly task: number;
  /** Present until it is answered; what it takes to make the call again after a crash. */
  call?: Request;
  /** The execution the task waits for. */
  child?: number;
  timeoutAt?: number;
  heartbeatAt?: number;
  heartbeatMs?: number;
}

export interface WaitActivity {
  readonly kind: 'wait' | 'retry';
  readonly until: number;
}

export interface ParallelActivity {
  readonly kind: 'parallel';
  running: number;
  outputs: (Json | undefined)[];
}

export interface MapActivity {
  readonly kind: 'map';
  readonly items: Json[];
  readonly limit: number;
  running: number;
  /** The next item to start. */
  next: number;
  outputs: (Json | undefined)[];
}

/** How many have ended in which way. */
export interface Counts {
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
}

/** A distributed map; the executions of its items report to the task number. */
export interface MapRunActivity {
  readonly kind: 'mapRun';
  readonly task: number;
  readonly arn: string;
  readonly items: Json[];
  limit: number;
  /** Absent: not asked for. */
  toleratedCount?: number;
  toleratedPercentage?: number;
  readonly batch?: { readonly items: number; readonly bytes: number; readonly input?: Json };
  /** The next item to start. */
  next: number;
  running: number;
  itemsRunning: number;
  readonly executions: Counts;
  readonly itemCounts: Counts;
  /** How often it has been redriven. */
  readonly redrives?: number;
  /** What the latest redrive takes up again: an execution and how many items it works on, in turn. */
  readonly again?: number[];
  /** The next of them, and how much of it is left. */
  nextAgain?: number;
  pendingRedrive?: { readonly executions: number; readonly items: number };
  /** Present while there is something to do: executions to start, or results to gather. */
  call?: Request;
}

const copyActivity = (activity: Activity): Activity =>
  'outputs' in activity
    ? { ...activity, outputs: [...activity.outputs] }
    : 'executions' in activity
      ? { ...activity, executions: { ...activity.executions }, itemCounts: { ...activity.itemCounts } }
      : { ...activity };

export function copyBranch(branch: Branch): Branch {
  const copy = { ...branch, attempts: [...branch.attempts] };
  if (branch.activity) copy.activity = copyActivity(branch.activity);
  return copy;
}

/** A copy to work on; values inside are never changed, so they are shared. */
export function copyState(state: ExecutionState): ExecutionState {
  const branches = new Map<number, Branch>();
  for (const [id, branch] of state.branches) branches.set(id, copyBranch(branch));
  return { ...state, branches };
}

export const newState = (): ExecutionState => ({
  lastEvent: 0,
  lastBranch: 0,
  lastTask: 0,
  drawn: 0,
  transitions: 0,
  branches: new Map(),
});

/** Epoch milliseconds of the next thing that happens by itself, or undefined. */
export function nextDue(state: ExecutionState): number | undefined {
  let due = state.timeoutAt ?? Number.POSITIVE_INFINITY;
  for (const { activity } of state.branches.values()) {
    if (activity?.kind === 'task') {
      due = Math.min(due, activity.timeoutAt ?? due, activity.heartbeatAt ?? due);
    } else if (activity && 'until' in activity) due = Math.min(due, activity.until);
  }
  return Number.isFinite(due) ? due : undefined;
}
