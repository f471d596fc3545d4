import type { Json } from '../json.ts';
import { isJsonObject, isObject } from '../json.ts';
import type { Scope } from './scope.ts';

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

/** `$variable.name.name` and nothing else: most of what machines write, so it is read without the evaluator. */
export function plainPath(ast: unknown): PlainPath | undefined {
  if (!isObject(ast)) return undefined;
  if (ast.type === 'variable' && typeof ast.value === 'string' && ast.value && !ast.predicate) {
    return { variable: ast.value, names: [] };
  }
  if (ast.type !== 'path' || !Array.isArray(ast.steps) || ast.keepSingletonArray || ast.group)
    return undefined;
  const [head, ...rest]: unknown[] = ast.steps;
  const root = isObject(head) && head.type === 'variable' ? plainPath(head) : undefined;
  const names = rest.map(nameOf).filter((name) => name !== undefined);
  return root && names.length === rest.length ? { variable: root.variable, names } : undefined;
}

/** Marks a value on the way that needs JSONata's own rules (an array is mapped over). */
export const beyondPlain: unique symbol = Symbol('beyond plain');

export function readPlainPath(path: PlainPath, scope: Scope): Json | undefined | typeof beyondPlain {
  let value: Json | undefined = path.variable === 'states' ? scope.states() : scope.variable(path.variable);
  for (const name of path.names) {
    if (Array.isArray(value)) return beyondPlain;
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
