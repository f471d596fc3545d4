import type { MapState } from '../../definition/machine.ts';
import { evaluate } from '../../expression/template.ts';
import type { Json } from '../../json.ts';
import type { Branch, MapRunActivity } from '../execution.ts';
import { jsonBytes, payloadLimitBytes } from '../limits.ts';
import { wholeNumber } from '../number.ts';
import type { Run } from '../run.ts';
import { scopeOf } from '../scope.ts';

/** Whether every item has its execution, and every execution to be redriven has been. */
export const allStarted = ({ next, items, pendingRedrive }: MapRunActivity): boolean =>
  next === items.length && (pendingRedrive?.executions ?? 0) === 0;

/** How large a batch may be, where the map has batches. @throws EvaluationFault */
export async function batchOf(
  run: Run,
  branch: Branch,
  { distributed }: MapState,
): Promise<Pick<MapRunActivity, 'batch'>> {
  const batcher = distributed?.batcher;
  if (!batcher) return {};
  const scope = scopeOf(run, branch);
  const { maxItems, maxBytes, input } = batcher;
  const items = maxItems ? await wholeNumber(maxItems, 'ItemBatcher/MaxItemsPerBatch', 1, scope) : Infinity;
  const bytes = maxBytes
    ? await wholeNumber(maxBytes, 'ItemBatcher/MaxInputBytesPerBatch', 1, scope)
    : payloadLimitBytes;
  return {
    batch: {
      items: Math.min(items, Number.MAX_SAFE_INTEGER),
      bytes: Math.min(bytes, payloadLimitBytes),
      ...(input ? { input: await evaluate(input, scope) } : {}),
    },
  };
}

/** The input of the next execution: the next item, or as many of the next as a batch holds, one at least. */
export async function nextInput(
  run: Run,
  branch: Branch,
  state: MapState,
  activity: MapRunActivity,
): Promise<{ input: Json; items: number }> {
  const { batch } = activity;
  if (!batch) return { input: await selected(run, branch, state, activity, activity.next++), items: 1 };
  const Items: Json[] = [];
  const whole = { ...(batch.input === undefined ? {} : { BatchInput: batch.input }), Items };
  let bytes = Buffer.byteLength(JSON.stringify(whole));
  while (Items.length < batch.items && activity.next < activity.items.length) {
    const item = await selected(run, branch, state, activity, activity.next);
    bytes += jsonBytes(item) + (Items.length === 0 ? 0 : 1);
    if (bytes > batch.bytes && Items.length > 0) break;
    Items.push(item);
    activity.next += 1;
  }
  return { input: whole, items: Items.length };
}

async function selected(
  run: Run,
  branch: Branch,
  state: MapState,
  { items }: MapRunActivity,
  index: number,
): Promise<Json> {
  const item = { index, value: items[index] ?? null };
  return state.itemSelector ? evaluate(state.itemSelector, scopeOf(run, branch, { item })) : item.value;
}
