import * as z from 'zod/mini';
import { roleSchema } from '../../../domain/parties.ts';
import type { StateKind, StateNode, Way } from '../../pages/deal/graph/machineGraph.ts';

const next = { Next: z.optional(z.string()) };
const gateSchema = z.object({
  name: z.string(),
  actions: z.array(z.object({ action: z.string(), by: roleSchema })),
});
const stateSchema = z.object({
  ...next,
  Type: z.string(),
  End: z.optional(z.boolean()),
  Default: z.optional(z.string()),
  Resource: z.optional(z.string()),
  Arguments: z.optional(
    z.looseObject({ Payload: z.optional(z.looseObject({ gate: z.optional(z.unknown()) })) }),
  ),
  Choices: z.optional(z.array(z.object({ Next: z.string(), Condition: z.string() }))),
  Catch: z.optional(z.array(z.object({ Next: z.string(), ErrorEquals: z.array(z.string()) }))),
});
const machineSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
type State = z.infer<typeof stateSchema>;

/** A machine before it is laid out. */
export interface Outline {
  readonly start: string;
  readonly states: readonly Omit<StateNode, 'x' | 'y'>[];
  readonly ways: readonly Omit<Way, 'line'>[];
}

/** The states of a definition (Amazon States Language, JSONata), and each way from one to another. */
export function outlineOf(definition: string): Outline {
  const { StartAt, States } = machineSchema.parse(JSON.parse(definition));
  const entries = Object.entries(States);
  return {
    start: StartAt,
    states: entries.map(([name, state]) => ({
      name,
      kind: kindOf(state),
      gate: gateOf(state),
      isEnd: state.End === true,
    })),
    ways: entries.flatMap(([from, state]) => waysFrom(state).map((way) => ({ from, ...way }))),
  };
}

function kindOf({ Type, Resource = '' }: State): StateKind {
  if (Type === 'Choice') return 'question';
  if (Type === 'Wait') return 'pause';
  if (Resource.endsWith('.waitForTaskToken')) return 'wait';
  return Resource.includes(':states:startExecution') ? 'nested' : 'step';
}

/** Declared in the arguments of a wait; elsewhere `gate` is the name of one whose clock ran out. */
function gateOf({ Arguments }: State): StateNode['gate'] {
  const gate = Arguments?.Payload?.gate;
  return typeof gate === 'object' && gate !== null ? gateSchema.parse(gate) : null;
}

function waysFrom(state: State): Omit<Way, 'from' | 'line'>[] {
  const ways: Omit<Way, 'from' | 'line'>[] = (state.Choices ?? []).map(({ Condition, Next }) => ({
    to: Next,
    kind: 'answer',
    actions: actionsIn(Condition),
  }));
  if (state.Default !== undefined) ways.push({ to: state.Default, kind: 'otherwise', actions: [] });
  if (state.Next !== undefined) ways.push({ to: state.Next, kind: 'done', actions: [] });
  for (const { ErrorEquals, Next } of state.Catch ?? []) {
    const kind = ErrorEquals.includes('States.Timeout') ? 'deadline' : 'failure';
    ways.push({ to: Next, kind, actions: [] });
  }
  return ways;
}

/** The answers that a condition asks for: `$states.input.action = 'accept'`, or `in ['approve', 'expire']`. */
function actionsIn(condition: string): string[] {
  const [, one, several = ''] = /\$states\.input\.action (?:= '(\w+)'|in \[([^\]]*)\])/.exec(condition) ?? [];
  return one === undefined ? [...several.matchAll(/'(\w+)'/g)].map(([, name = '']) => name) : [one];
}
