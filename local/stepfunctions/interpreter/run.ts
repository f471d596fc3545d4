import type { Machine, State, States } from '../definition/machine.ts';
import type { Draws } from '../draws.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Call, ChildRedrive, ChildStart, Ending, Failure, HistoryEvent, MapRunChange } from './event.ts';
import type { Branch, ExecutionState, Identity } from './execution.ts';
import { eventLimit, HistoryFull } from './limits.ts';

export interface Unsuccessful {
  readonly execution: number;
  readonly items: number;
  /** False when its history has no room left. */
  readonly redrivable: boolean;
}

/** What the interpreter asks of its surroundings; all of it fixed for one step. */
export interface World {
  readonly machine: Machine;
  readonly identity: Identity;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  token(task: number): string;
  /** The outputs of a map run's executions that succeeded, in the order of their items. */
  mapResults(task: number): Json[];
  /** A map run's executions that came to a bad end; `items`: how many each works on. */
  unsuccessful(task: number): Unsuccessful[];
  /** The context object of a state that is run by itself. */
  readonly context?: JsonObject;
}

/** The next thing to do inside a step. A queue, so that a thousand Map items need no deep stack. */
export type Work =
  | { readonly kind: 'enter'; readonly branch: Branch; readonly state: string; readonly input: Json }
  | { readonly kind: 'execute'; readonly branch: Branch }
  | { readonly kind: 'finished'; readonly branch: Branch; readonly output: Json }
  | { readonly kind: 'failed'; readonly branch: Branch; readonly failure: Failure };

/** One step under way: the state being built and what comes out of it. */
export interface Run {
  readonly world: World;
  readonly state: ExecutionState;
  readonly draws: Draws;
  readonly events: HistoryEvent[];
  readonly calls: Call[];
  readonly children: (ChildStart | ChildRedrive)[];
  readonly mapRuns: MapRunChange[];
  readonly work: Work[];
  /** Executions no task waits for any more, left to run on. */
  readonly released: Set<number>;
  /** Branches a failure took away that nobody has caught yet, by id. */
  readonly fallen: Map<number, Branch>;
  ending?: Ending;
}

interface EventFields {
  payload?: Json;
  assigned?: JsonObject;
  details?: JsonObject;
}

/**
 * Appends a history event with its previous one given; returns its id. The last place is the ending's.
 * @throws HistoryFull
 */
export function record(run: Run, type: string, previous: number, fields: EventFields = {}): number {
  if (run.state.lastEvent >= eventLimit - 1 && !type.startsWith('Execution')) throw new HistoryFull();
  const id = ++run.state.lastEvent;
  run.events.push({ id, previous, type, at: run.world.nowMs, ...fields });
  return id;
}

/** Appends a history event to the branch's chain. */
export function emit(run: Run, branch: Branch, type: string, fields: EventFields = {}): void {
  branch.lastEvent = record(run, type, branch.lastEvent, fields);
}

export function statesOf(run: Run, branch: Branch): States {
  const parent = parentOf(run, branch);
  if (!parent) return run.world.machine;
  const state = stateOf(run, parent);
  const inner =
    state.type === 'Parallel'
      ? state.branches[branch.index]
      : state.type === 'Map'
        ? state.processor
        : undefined;
  if (!inner) throw new Error(`State '${state.name}' has no branch ${branch.index}`);
  return inner;
}

export function stateOf(run: Run, branch: Branch): State {
  const state = statesOf(run, branch).states.get(branch.state);
  if (!state) throw new Error(`Unknown state '${branch.state}'`);
  return state;
}

export const parentOf = (run: Run, branch: Branch): Branch | undefined =>
  branch.parent === undefined ? undefined : run.state.branches.get(branch.parent);

export const childrenOf = (run: Run, parent: Branch): Branch[] =>
  [...run.state.branches.values()].filter((branch) => branch.parent === parent.id);

/** A new branch inside the parent's state; its chain starts at `lastEvent`. */
export function addBranch(
  run: Run,
  fields: Pick<Branch, 'index' | 'lastEvent' | 'item'> & { parent?: number },
): Branch {
  const branch: Branch = {
    ...fields,
    id: fields.parent === undefined ? 0 : ++run.state.lastBranch,
    variables: {},
    state: '',
    input: null,
    enteredAt: 0,
    enteredEvent: 0,
    beforeEntry: 0,
    attempts: [],
  };
  run.state.branches.set(branch.id, branch);
  return branch;
}

/** Removes the branch and all inside it; their tasks and timers are gone with them. */
export function removeBranch(run: Run, branch: Branch): void {
  for (const child of childrenOf(run, branch)) removeBranch(run, child);
  run.state.branches.delete(branch.id);
}
