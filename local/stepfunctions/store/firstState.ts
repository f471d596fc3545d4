import type { Activity, Branch, ExecutionState } from '../interpreter/execution.ts';
import type { Json } from '../json.ts';
import type { StoredBranch, StoredState } from './stateCodec.ts';

/** A running execution as the first version of the engine wrote it: values as they are, calls of functions only. */
interface FirstState extends Omit<ExecutionState, 'branches'> {
  branches: FirstBranch[];
}
type FirstBranch = Omit<Branch, 'input' | 'activity' | 'resume'> & {
  input?: Json;
  startInput?: true;
  activity?: FirstActivity;
};
type FirstActivity =
  | (Omit<Extract<Activity, { kind: 'task' }>, 'call'> & { call?: { functionName: string; payload: Json } })
  | Extract<Activity, { kind: 'wait' | 'retry' | 'parallel' | 'map' }>;

export const isFirst = (stored: FirstState | StoredState): stored is FirstState => !('format' in stored);

/** The same in the form of today. */
export const brought = (first: FirstState): StoredState => ({
  ...first,
  format: 2,
  branches: first.branches.map(branchOf),
});

function branchOf({ input, startInput, activity, item, ...rest }: FirstBranch): StoredBranch {
  return {
    ...rest,
    input: startInput ? 0 : [input ?? null],
    variables: Object.fromEntries(Object.entries(rest.variables).map(([name, value]) => [name, [value]])),
    ...(item ? { item: { index: item.index, value: [item.value] } } : {}),
    ...(activity ? { activity: activityOf(activity) } : {}),
  };
}

function activityOf(activity: FirstActivity): NonNullable<StoredBranch['activity']> {
  switch (activity.kind) {
    case 'task': {
      const { call, ...rest } = activity;
      return call ? { ...rest, call: { ...call, kind: 'function', payload: [call.payload] } } : rest;
    }
    case 'map':
      return { ...activity, items: [activity.items], outputs: activity.outputs.map(outputOf) };
    case 'parallel':
      return { ...activity, outputs: activity.outputs.map(outputOf) };
    case 'wait':
    case 'retry':
      return activity;
  }
}

/** It wrote an output still to come as null. */
const outputOf = (output: Json | undefined): readonly [Json] | null => (output == null ? null : [output]);
