import type { FunctionRequest, Request } from '../interpreter/event.ts';
import type {
  Activity,
  Branch,
  ExecutionState,
  MapActivity,
  MapRunActivity,
  ParallelActivity,
  TaskActivity,
} from '../interpreter/execution.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { brought, isFirst } from './firstState.ts';

/** A value in the stored state: itself in brackets, or the number of a part; 0 for the execution's own input. */
type Slot = readonly [Json] | number;

type StoredRequest =
  | (Omit<FunctionRequest, 'payload'> & { payload: Slot })
  | (Omit<Extract<Request, { kind: 'service' }>, 'parameters'> & { parameters: Slot })
  | (Omit<Extract<Request, { kind: 'engine' }>, 'body'> & { body: Slot })
  | { readonly kind: 'turn' };
type StoredActivity =
  | (Omit<TaskActivity, 'call'> & { call?: StoredRequest })
  | (Omit<ParallelActivity, 'outputs'> & { outputs: (Slot | null)[] })
  | (Omit<MapActivity, 'outputs' | 'items'> & { outputs: (Slot | null)[]; items: Slot })
  | (Omit<MapRunActivity, 'items' | 'again'> & { items: Slot; again?: Slot })
  | Extract<Activity, { kind: 'wait' | 'retry' }>;
export type StoredBranch = Omit<Branch, 'input' | 'variables' | 'item' | 'activity' | 'resume'> & {
  input: Slot;
  variables: Record<string, Slot>;
  item?: { index: number; value: Slot };
  activity?: StoredActivity;
  resume?: { state: string; input: Slot } | { output: Slot };
};
export type StoredState = Omit<ExecutionState, 'branches'> & {
  format: typeof format;
  branches: StoredBranch[];
};

const format = 2;
type Pack = (value: Json) => Slot;
type Unpack = (slot: Slot) => Json;

const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** The state as text. `place` gives the number of a value that is kept as a part, undefined for a small one. */
export function encodeState(
  state: ExecutionState,
  input: Json,
  place: (value: Json) => number | undefined = () => undefined,
): string {
  const pack: Pack = (value) => (value === input ? 0 : (place(value) ?? [value]));
  const branches = [...state.branches.values()].map((branch) => packBranch(branch, pack));
  return JSON.stringify({ ...state, format, branches } satisfies StoredState);
}

function packBranch(branch: Branch, pack: Pack): StoredBranch {
  const { item, activity, resume, ...rest } = branch;
  return {
    ...rest,
    input: pack(branch.input),
    variables: mapValues(branch.variables, pack),
    ...(item ? { item: { ...item, value: pack(item.value) } } : {}),
    ...(activity ? { activity: packActivity(activity, pack) } : {}),
    ...(resume
      ? {
          resume:
            'output' in resume ? { output: pack(resume.output) } : { ...resume, input: pack(resume.input) },
        }
      : {}),
  };
}

function packActivity(activity: Activity, pack: Pack): StoredActivity {
  const packOutputs = (outputs: readonly (Json | undefined)[]) =>
    outputs.map((output) => (output === undefined ? null : pack(output)));
  switch (activity.kind) {
    case 'task': {
      const { call, ...rest } = activity;
      return call ? { ...rest, call: packRequest(call, pack) } : rest;
    }
    case 'parallel':
      return { ...activity, outputs: packOutputs(activity.outputs) };
    case 'map':
      return { ...activity, outputs: packOutputs(activity.outputs), items: pack(activity.items) };
    case 'mapRun': {
      const { again, items, ...rest } = activity;
      return { ...rest, items: pack(items), ...(again ? { again: pack(again) } : {}) };
    }
    case 'wait':
    case 'retry':
      return activity;
  }
}

function packRequest(request: Request, pack: Pack): StoredRequest {
  switch (request.kind) {
    case 'function':
      return { ...request, payload: pack(request.payload) };
    case 'service':
      return { ...request, parameters: pack(request.parameters) };
    case 'engine':
      return { ...request, body: pack(request.body) };
    case 'turn':
      return request;
  }
}

/** The state back from text; a part that is not given reads as null. */
export function decodeState(
  text: string,
  input: Json,
  parts: ReadonlyMap<number, Json> = new Map(),
): ExecutionState {
  const read: StoredState | Parameters<typeof brought>[0] = JSON.parse(text);
  const { format: _, ...stored } = isFirst(read) ? brought(read) : read;
  const unpack: Unpack = (slot) => {
    if (typeof slot !== 'number') return slot[0];
    return slot === 0 ? input : (parts.get(slot) ?? null);
  };
  const branches = stored.branches.map((branch) => unpackBranch(branch, unpack));
  return { ...stored, branches: new Map(branches.map((branch) => [branch.id, branch])) };
}

function unpackBranch(branch: StoredBranch, unpack: Unpack): Branch {
  const { item, activity, resume, ...rest } = branch;
  return {
    ...rest,
    input: unpack(branch.input),
    variables: mapValues(branch.variables, unpack),
    ...(item ? { item: { ...item, value: unpack(item.value) } } : {}),
    ...(activity ? { activity: unpackActivity(activity, unpack) } : {}),
    ...(resume
      ? {
          resume:
            'output' in resume
              ? { output: unpack(resume.output) }
              : { ...resume, input: unpack(resume.input) },
        }
      : {}),
  };
}

function unpackActivity(activity: StoredActivity, unpack: Unpack): Activity {
  const unpackOutputs = (outputs: readonly (Slot | null)[]) =>
    outputs.map((output) => (output === null ? undefined : unpack(output)));
  const unpackItems = (items: Slot): Json[] => {
    const list = unpack(items);
    return Array.isArray(list) ? list : [];
  };
  switch (activity.kind) {
    case 'task': {
      const { call, ...rest } = activity;
      return call ? { ...rest, call: unpackRequest(call, unpack) } : rest;
    }
    case 'parallel':
      return { ...activity, outputs: unpackOutputs(activity.outputs) };
    case 'map':
      return { ...activity, outputs: unpackOutputs(activity.outputs), items: unpackItems(activity.items) };
    case 'mapRun': {
      const { again, items, ...rest } = activity;
      const numbers =
        again === undefined ? [] : unpackItems(again).filter((item) => typeof item === 'number');
      return { ...rest, items: unpackItems(items), ...(again === undefined ? {} : { again: numbers }) };
    }
    case 'wait':
    case 'retry':
      return activity;
  }
}

function unpackRequest(request: StoredRequest, unpack: Unpack): Request {
  const object = (slot: Slot): JsonObject => {
    const value = unpack(slot);
    return isJsonObject(value) ? value : {};
  };
  switch (request.kind) {
    case 'function':
      return { ...request, payload: unpack(request.payload) };
    case 'service':
      return { ...request, parameters: object(request.parameters) };
    case 'engine':
      return { ...request, body: object(request.body) };
    case 'turn':
      return request;
  }
}
