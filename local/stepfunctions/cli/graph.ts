import { machineDescription } from './answers.ts';
import { machineNamed } from './find.ts';
import { type Outline, outlineOf, type StateOutline, type Transition } from './outline.ts';
import type { Paint } from './paint.ts';
import type { Ask } from './source.ts';

export interface Graph {
  readonly machine: string;
  readonly outline: Outline;
}

/** @throws NotFound */
export async function graph(ask: Ask, name: string): Promise<Graph> {
  const { stateMachineArn } = await machineNamed(ask, name);
  const described = await ask('DescribeStateMachine', { stateMachineArn }, machineDescription);
  return { machine: described.name, outline: outlineOf(described.definition) };
}

/** The states one under the other, each with where it leads. */
export const drawn = ({ machine, outline }: Graph, paint: Paint): string =>
  [paint('bold', machine), ...level(outline, paint, '  ')].join('\n');

function level({ startAt, states }: Outline, paint: Paint, indent: string): string[] {
  return [`${indent}● → ${startAt}`, ...states.flatMap((state) => stateLines(state, paint, indent))];
}

function stateLines(state: StateOutline, paint: Paint, indent: string): string[] {
  const kind = [state.type, state.resource].filter((part) => part !== undefined).join(' ');
  return [
    `${indent}${paint('bold', state.name)}  ${paint('dim', kind)}`,
    ...state.inside.flatMap(({ title, outline }) => [
      `${indent}  ${paint('dim', `${title}:`)}`,
      ...level(outline, paint, `${indent}    `),
    ]),
    ...state.transitions.map((transition) => `${indent}  ${arrow(transition, paint)}`),
  ];
}

const arrow = ({ to, label }: Transition, paint: Paint): string =>
  `→ ${to ?? '◉'}${label === undefined ? '' : `  ${paint('dim', label)}`}`;

/** The same as a Mermaid state diagram. */
export const mermaid = ({ outline }: Graph): string =>
  ['stateDiagram-v2', ...diagram(outline, { count: 0 }, '  ')].join('\n');

/** States get ids of their own, since names may hold anything. */
function diagram({ startAt, states }: Outline, ids: { count: number }, indent: string): string[] {
  const idOf = new Map(states.map(({ name }) => [name, `s${++ids.count}`]));
  const id = (name: string): string => idOf.get(name) ?? name;
  return [
    ...states.flatMap(({ name, inside }) => [
      `${indent}state ${quoted(name)} as ${id(name)}`,
      ...composite(id(name), inside, ids, indent),
    ]),
    `${indent}[*] --> ${id(startAt)}`,
    ...states.flatMap(({ name, transitions }) =>
      transitions.map(({ to, label }) => {
        const end = to === undefined ? '[*]' : id(to);
        return `${indent}${id(name)} --> ${end}${label === undefined ? '' : ` : ${plain(label)}`}`;
      }),
    ),
  ];
}

function composite(
  id: string,
  inside: StateOutline['inside'],
  ids: { count: number },
  indent: string,
): string[] {
  if (inside.length === 0) return [];
  const parts = inside.map(({ outline }) => diagram(outline, ids, `${indent}  `));
  const separated = parts.flatMap((part, at) => (at === 0 ? part : [`${indent}  --`, ...part]));
  return [`${indent}state ${id} {`, ...separated, `${indent}}`];
}

const plain = (text: string): string => text.replaceAll(/[:;"\n]/g, ' ').trim();
const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;
