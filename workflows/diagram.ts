import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { definitionOf, MACHINES, type MachineName } from './definition.ts';

/*
 * Draws each machine as a Mermaid flowchart into its README, between the markers.
 *   node workflows/diagram.ts           writes the drawings
 *   node workflows/diagram.ts --check   exits 1 if one is out of date
 */

const next = { Next: z.optional(z.string()) };
const stateSchema = z.object({
  ...next,
  Type: z.string(),
  End: z.optional(z.boolean()),
  Default: z.optional(z.string()),
  Resource: z.optional(z.string()),
  Choices: z.optional(z.array(z.object({ ...next, Condition: z.string() }))),
  Catch: z.optional(z.array(z.object({ Next: z.string(), ErrorEquals: z.array(z.string()) }))),
});
const machineSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
type State = z.infer<typeof stateSchema>;

const BEGIN = '<!-- diagram: made by `npm run generate` -->';
const END = '<!-- /diagram -->';

/** Mermaid text. Waits at a gate are rounded, questions are diamonds; the way to the operator after a failure,
 * which every task has, is left out. */
export function mermaid(definition: string): string {
  const { StartAt, States } = machineSchema.parse(JSON.parse(definition));
  const ids = new Map(Object.keys(States).map((name, index) => [name, `s${index}`]));
  const id = (name: string) => ids.get(name) ?? name;
  const lines = ['flowchart TD', `  start((start)) --> ${id(StartAt)}`];
  for (const [name, state] of Object.entries(States)) {
    lines.push(`  ${id(name)}${shape(name, state)}`);
    for (const { label, to } of waysFrom(state))
      lines.push(`  ${id(name)} -->${label ? `|"${label}"|` : ''} ${id(to)}`);
    if (state.End === true) lines.push(`  ${id(name)} --> done((end))`);
  }
  return lines.join('\n');
}

function shape(name: string, state: State): string {
  if (state.Type === 'Choice') return `{"${name}"}`;
  return state.Resource?.endsWith('.waitForTaskToken') ? `(["${name}"])` : `["${name}"]`;
}

function waysFrom(state: State): { label: string; to: string }[] {
  const ways = (state.Choices ?? []).map(({ Condition, Next = '' }) => ({
    label: inWords(Condition),
    to: Next,
  }));
  if (state.Default !== undefined) ways.push({ label: 'otherwise', to: state.Default });
  for (const { ErrorEquals, Next } of state.Catch ?? []) {
    if (ErrorEquals.includes('States.Timeout')) ways.push({ label: 'deadline', to: Next });
  }
  if (state.Next !== undefined) ways.push({ label: '', to: state.Next });
  return ways;
}

/** A condition without its syntax: the values compared with, and what else is asked. */
function inWords(condition: string): string {
  return condition
    .replace(/^\{%\s*|\s*%\}$/g, '')
    .replaceAll(/\$states\.input\.(action|result) (=|in) /g, '')
    .replaceAll(/\$(states\.input\.(outlook\.)?)?/g, '')
    .replaceAll(/['"[\]]/g, '')
    .replaceAll(/, (?=[^,]*$)/g, ' or ');
}

function withDiagram(readme: string, machine: MachineName): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`workflows/${machine}/README.md lacks its diagram markers`);
  return `${before}${BEGIN}\n\n\`\`\`mermaid\n${mermaid(definitionOf(machine))}\n\`\`\`\n\n${END}${after}`;
}

function run(isCheck: boolean): void {
  for (const machine of MACHINES) {
    const file = new URL(`./${machine}/README.md`, import.meta.url);
    const readme = readFileSync(file, 'utf8');
    const drawn = withDiagram(readme, machine);
    if (drawn === readme) continue;
    if (!isCheck) writeFileSync(file, drawn);
    else {
      console.error(`workflows/${machine}/README.md shows an old diagram: run npm run generate`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main)
  run(parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check);
