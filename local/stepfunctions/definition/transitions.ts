import { isObject } from '../json.ts';
import { Faults } from './fields.ts';

const targetsOf = (state: { [key: string]: unknown }): unknown[] => [
  state.Next,
  state.Default,
  ...[state.Choices, state.Catch].flatMap((rules) =>
    Array.isArray(rules) ? rules.map((rule: unknown) => (isObject(rule) ? rule.Next : undefined)) : [],
  ),
];

const missing = 'MISSING_TRANSITION_TARGET';

/** Every target exists, every state that may go on says where, and none is out of reach. */
export function checkTransitions(
  fields: { StartAt: string; States: Record<string, unknown> },
  faults: Faults,
): void {
  const names = new Set(Object.keys(fields.States));
  const reached = new Set([fields.StartAt]);
  if (!names.has(fields.StartAt))
    faults.add(`StartAt '${fields.StartAt}' is not a state`, { field: 'StartAt', code: missing });
  for (const [name, state] of Object.entries(fields.States)) {
    if (!isObject(state)) continue;
    const own = new Faults(faults.found, `State '${name}'`, `${faults.location}/States/${name}`);
    for (const target of targetsOf(state)) {
      if (typeof target !== 'string') continue;
      reached.add(target);
      if (!names.has(target)) own.add(`its target '${target}' is not a state`, { code: missing });
    }
    const ends = ['Choice', 'Succeed', 'Fail'].includes(String(state.Type));
    if (!ends && (typeof state.Next === 'string') === (state.End === true))
      own.add("give either 'Next' or 'End'");
  }
  for (const name of names) if (!reached.has(name)) faults.add(`state '${name}' cannot be reached`);
}
