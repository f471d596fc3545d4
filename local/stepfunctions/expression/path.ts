import type { Json } from '../json.ts';
import { isJsonObject, isObject } from '../json.ts';
import { type Beyond, beyond } from './beyond.ts';
import type { Scope } from './scope.ts';

/** `$variable.name.name`. */
interface PlainPath {
  readonly variable: string;
  readonly names: readonly string[];
}

const nameOf = (step: unknown): string | undefined =>
  isObject(step) &&
  typeof step.value === 'string' &&
  step.type === 'name' &&
  !step.stages &&
  !step.predicate &&
  !step.focus &&
  !step.index &&
  !step.ancestor
    ? step.value
    : undefined;

/** The path a node of the syntax tree is, when it is a variable or one followed by names and nothing else. */
export function plainPath(ast: unknown): PlainPath | undefined {
  if (!isObject(ast)) return undefined;
  if (ast.type === 'variable' && typeof ast.value === 'string' && ast.value && ast.value !== '$') {
    return ast.predicate || ast.group ? undefined : { variable: ast.value, names: [] };
  }
  if (ast.type !== 'path' || !Array.isArray(ast.steps) || ast.keepSingletonArray || ast.group)
    return undefined;
  const [head, ...rest]: unknown[] = ast.steps;
  const root = isObject(head) && head.type === 'variable' ? plainPath(head) : undefined;
  const names = rest.map(nameOf).filter((name) => name !== undefined);
  return root && names.length === rest.length ? { variable: root.variable, names } : undefined;
}

/** JSONata finds what objects inherit, such as `constructor`; what it makes of that is its own affair. */
const missing = (name: string): undefined | Beyond => (name in Object.prototype ? beyond : undefined);

/** A variable nobody has set is `beyond`, since JSONata may have a function of that name. */
export function readPlainPath({ variable, names }: PlainPath, scope: Scope): Json | undefined | Beyond {
  if (variable !== 'states') {
    const value = scope.variable(variable);
    return value === undefined ? beyond : follow(value, names, 0);
  }
  const [member] = names;
  if (member === undefined) return scope.states();
  const value = scope.member(member);
  return value === undefined ? missing(member) : follow(value, names, 1);
}

function follow(start: Json, names: readonly string[], from: number): Json | undefined | Beyond {
  let value = start;
  for (let at = from; at < names.length; at++) {
    const name = names[at] ?? '';
    if (Array.isArray(value)) return beyond;
    if (!isJsonObject(value)) return undefined;
    const next = Object.hasOwn(value, name) ? value[name] : undefined;
    if (next === undefined) return missing(name);
    value = next;
  }
  return value;
}
