import type { MapState } from '../../definition/machine.ts';
import { EvaluationFault, type Scope } from '../../expression/scope.ts';
import { evaluate, unexpectedType } from '../../expression/template.ts';
import type { Json } from '../../json.ts';
import { typeName } from '../../json.ts';
import type { Branch, MapActivity } from '../execution.ts';
import { leave } from '../leave.ts';
import { wholeNumber } from '../number.ts';
import { addBranch, emit, type Run, record } from '../run.ts';
import { scopeOf } from '../scope.ts';
import { startMapRun } from './mapRun.ts';

/** Inline maps run at most this many iterations at once, whatever MaxConcurrency says (AWS quota). */
const inlineLimit = 40;

export async function startMap(run: Run, branch: Branch, state: MapState): Promise<void> {
  const items = await itemsOf(run, branch, state);
  const scope = scopeOf(run, branch);
  const asked = await concurrencyOf(state, scope);
  if (state.distributed) return startMapRun(run, branch, state, items, asked);
  for (const field of [state.toleratedFailureCount, state.toleratedFailurePercentage]) {
    if (field) await evaluate(field, scope);
  }
  emit(run, branch, 'MapStateStarted', { details: { length: items.length } });
  const activity: MapActivity = {
    kind: 'map',
    items,
    limit: asked === 0 ? inlineLimit : Math.min(asked, inlineLimit),
    running: 0,
    next: 0,
    outputs: items.map(() => undefined),
  };
  branch.activity = activity;
  if (items.length === 0) return succeed(run, branch, state, activity);
  await startIterations(run, branch, state, activity, branch.lastEvent);
}

export const concurrencyOf = async ({ maxConcurrency }: MapState, scope: Scope): Promise<number> =>
  maxConcurrency ? wholeNumber(maxConcurrency, 'MaxConcurrency', 0, scope) : 0;

export async function itemsOf(run: Run, branch: Branch, state: MapState): Promise<Json[]> {
  const items = state.items ? await evaluate(state.items, scopeOf(run, branch)) : branch.input;
  if (Array.isArray(items)) return items;
  if (state.items) throw unexpectedType(state.items, 'Items', 'array', items);
  throw new EvaluationFault(
    'Items',
    `The state input must be an array when the field 'Items' is absent, but was '${typeName(items)}'.`,
  );
}

/** Starts items up to the limit; each chain begins at `after`, the event that made room for it. */
async function startIterations(
  run: Run,
  branch: Branch,
  state: MapState,
  activity: MapActivity,
  after: number,
): Promise<void> {
  while (activity.running < activity.limit && activity.next < activity.items.length) {
    const index = activity.next;
    const item = { index, value: activity.items[index] ?? null };
    const input = state.itemSelector
      ? await evaluate(state.itemSelector, scopeOf(run, branch, { item }))
      : item.value;
    activity.next += 1;
    activity.running += 1;
    const child = addBranch(run, { parent: branch.id, index, item, lastEvent: after });
    emit(run, child, 'MapIterationStarted', { details: { name: branch.state, index } });
    run.work.push({ kind: 'enter', branch: child, state: state.processor.startAt, input });
  }
}

/** One iteration has reached its end; it makes room for the next, the last one ends the state. */
export async function iterationFinished(
  run: Run,
  parent: Branch,
  state: MapState,
  activity: MapActivity,
  child: Branch,
  output: Json,
): Promise<void> {
  activity.outputs[child.index] = output;
  activity.running -= 1;
  const exit = child.lastEvent;
  emit(run, child, 'MapIterationSucceeded', { details: { name: parent.state, index: child.index } });
  run.state.branches.delete(child.id);
  parent.lastEvent = child.lastEvent;
  if (activity.running === 0 && activity.next === activity.items.length) {
    await succeed(run, parent, state, activity);
  } else await startIterations(run, parent, state, activity, exit);
}

async function succeed(run: Run, branch: Branch, state: MapState, activity: MapActivity): Promise<void> {
  const result = activity.outputs.map((value) => value ?? null);
  record(run, 'MapStateSucceeded', branch.lastEvent);
  await leave(run, branch, state.type, state, scopeOf(run, branch, { result }), result);
}
