import * as z from 'zod/mini';

/** What of a definition a picture shows. */
export interface Outline {
  readonly startAt: string;
  readonly states: readonly StateOutline[];
}

export interface StateOutline {
  readonly name: string;
  readonly type: string;
  readonly resource?: string;
  readonly transitions: readonly Transition[];
  /** The branches of a Parallel, the processor of a Map. */
  readonly inside: readonly { readonly title: string; readonly outline: Outline }[];
}

export interface Transition {
  /** Absent: the end. */
  readonly to?: string;
  readonly label?: string;
}

const level = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) });
const target = z.looseObject({
  Next: z.string(),
  Condition: z.optional(z.unknown()),
  ErrorEquals: z.optional(z.array(z.string())),
});
const state = z.looseObject({
  Type: z.string(),
  Resource: z.optional(z.string()),
  Next: z.optional(z.string()),
  End: z.optional(z.boolean()),
  Default: z.optional(z.string()),
  Choices: z._default(z.array(target), []),
  Catch: z._default(z.array(target), []),
  Branches: z._default(z.array(level), []),
  ItemProcessor: z.optional(level),
});
type State = z.infer<typeof state>;

/** Reads a definition that an engine has taken. @throws ZodError otherwise */
export function outlineOf(definition: string): Outline {
  return outline(level.parse(JSON.parse(definition)));
}

function outline({ StartAt, States }: z.infer<typeof level>): Outline {
  const states = Object.entries(States).map(([name, source]) => stateOutline(name, state.parse(source)));
  return { startAt: StartAt, states: states.sort((a, b) => order(a, StartAt) - order(b, StartAt)) };
}

const order = ({ name }: StateOutline, startAt: string): number => (name === startAt ? 0 : 1);

function stateOutline(name: string, source: State): StateOutline {
  const inside = source.Branches.map((branch, at) => ({
    title: `branch ${at + 1}`,
    outline: outline(branch),
  }));
  if (source.ItemProcessor) inside.push({ title: 'each item', outline: outline(source.ItemProcessor) });
  return {
    name,
    type: source.Type,
    ...(source.Resource === undefined ? {} : { resource: source.Resource }),
    transitions: transitions(source),
    inside,
  };
}

const bare = (condition: unknown): string => String(condition).replace(/^\{%\s*|\s*%\}$/g, '');

function transitions({ Next, End, Default, Choices, Catch, Type }: State): Transition[] {
  const ends = End === true || Type === 'Succeed' || Type === 'Fail';
  return [
    ...Choices.map(({ Next: to, Condition }) => ({ to, label: bare(Condition) })),
    ...(Default === undefined ? [] : [{ to: Default, label: 'otherwise' }]),
    ...(Next === undefined ? [] : [{ to: Next }]),
    ...(ends ? [{}] : []),
    ...Catch.map(({ Next: to, ErrorEquals = [] }) => ({ to, label: `on ${ErrorEquals.join(', ')}` })),
  ];
}
