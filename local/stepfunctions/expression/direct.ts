import type { Json, JsonObject } from '../json.ts';
import { isJson, isObject } from '../json.ts';
import { type Beyond, beyond } from './beyond.ts';
import { functions } from './functions.ts';
import { operations, plainFunctions } from './operators.ts';
import { plainPath, readPlainPath } from './path.ts';
import type { Scope } from './scope.ts';

/** Reads a value without JSONata's evaluator; `beyond` when only that can tell. Never throws, draws nothing. */
export type Direct = (scope: Scope) => Json | undefined | Beyond;

type Node = { readonly [key: string]: unknown };

/**
 * What a node of JSONata's syntax tree (2.0.6) means, for the small language most machines are written in:
 * literals, paths, operators, conditions, constructors. Undefined for anything else.
 */
export function compileDirect(node: unknown): Direct | undefined {
  if (!isObject(node) || node.predicate || node.group || node.keepArray) return undefined;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return literal(node.value);
    case 'variable':
    case 'path':
      return path(node);
    case 'block':
      return Array.isArray(node.expressions) && node.expressions.length === 1
        ? compileDirect(node.expressions[0])
        : undefined;
    case 'condition':
      return condition(node);
    case 'binary':
      return binary(node);
    case 'unary':
      return node.value === '{' ? objectOf(node) : node.value === '[' ? arrayOf(node) : undefined;
    case 'function':
      return call(node);
    default:
      return undefined;
  }
}

const literal = (value: unknown): Direct | undefined => (isJson(value) ? () => value : undefined);

function path(node: Node): Direct | undefined {
  const plain = plainPath(node);
  return plain && !functions.has(plain.variable) ? (scope) => readPlainPath(plain, scope) : undefined;
}

function condition(node: Node): Direct | undefined {
  const test = compileDirect(node.condition);
  const yes = compileDirect(node.then);
  const no = node.else === undefined ? () => undefined : compileDirect(node.else);
  if (!test || !yes || !no) return undefined;
  return (scope) => {
    const holds = test(scope);
    return typeof holds === 'boolean' ? (holds ? yes : no)(scope) : beyond;
  };
}

function binary(node: Node): Direct | undefined {
  const left = compileDirect(node.lhs);
  const right = compileDirect(node.rhs);
  if (!left || !right) return undefined;
  if (node.value === 'and' || node.value === 'or') return junction(left, right, node.value === 'or');
  const operate = typeof node.value === 'string' ? operations.get(node.value) : undefined;
  return (
    operate &&
    ((scope) => {
      const one = left(scope);
      const other = right(scope);
      return one === beyond || other === beyond ? beyond : operate(one, other);
    })
  );
}

/** `and` is settled by a false left side, `or` by a true one. */
const junction =
  (left: Direct, right: Direct, settling: boolean): Direct =>
  (scope) => {
    const one = left(scope);
    if (typeof one !== 'boolean') return beyond;
    if (one === settling) return one;
    const other = right(scope);
    return typeof other === 'boolean' ? other : beyond;
  };

/** With literal keys, each given once. */
function objectOf(node: Node): Direct | undefined {
  const fields: [string, Direct][] = [];
  for (const pair of Array.isArray(node.lhs) ? node.lhs : []) {
    const [key, value]: unknown[] = Array.isArray(pair) ? pair : [];
    const name = isObject(key) && key.type === 'string' ? key.value : undefined;
    const read = compileDirect(value);
    if (typeof name !== 'string' || name === '__proto__' || !read) return undefined;
    fields.push([name, read]);
  }
  if (new Set(fields.map(([name]) => name)).size < fields.length) return undefined;
  return (scope) => {
    const built: JsonObject = {};
    for (const [name, read] of fields) {
      const value = read(scope);
      if (value === beyond) return beyond;
      if (value !== undefined) built[name] = value;
    }
    return built;
  };
}

/** An item that is an array adds its items, unless it was written in brackets itself. */
function arrayOf(node: Node): Direct | undefined {
  if (node.consarray || !Array.isArray(node.expressions)) return undefined;
  const nodes: unknown[] = node.expressions;
  const parts = nodes.map((item) => ({
    read: compileDirect(item),
    nested: isObject(item) && item.value === '[',
  }));
  if (parts.some(({ read }) => !read)) return undefined;
  return (scope) => {
    const items: Json[] = [];
    for (const { read, nested } of parts) {
      const value = read?.(scope);
      if (value === beyond) return beyond;
      if (Array.isArray(value) && !nested) for (const item of value) items.push(item);
      else if (value !== undefined) items.push(value);
    }
    return items;
  };
}

function call(node: Node): Direct | undefined {
  const name =
    isObject(node.procedure) && node.procedure.type === 'variable' ? node.procedure.value : undefined;
  const apply = typeof name === 'string' ? plainFunctions.get(name) : undefined;
  const [argument, ...more]: unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
  const read = compileDirect(argument);
  if (typeof name !== 'string' || !apply || !read || more.length > 0) return undefined;
  return (scope) => {
    const value = read(scope);
    return value === beyond || scope.variable(name) !== undefined ? beyond : apply(value);
  };
}
