import jsonata from 'jsonata';
import type { Json } from '../json.ts';
import { isObject, toJson } from '../json.ts';
import { beyond } from './beyond.ts';
import { compileDirect } from './direct.ts';
import { functions } from './functions.ts';
import { EvaluationFault, type Scope } from './scope.ts';

/** Evaluates to JSON; `undefined` and errors are an EvaluationFault. */
export type Expression = (scope: Scope) => Json | Promise<Json>;

const delimited = /^\{%([\s\S]*)%\}$/;

export const isExpression = (text: string): boolean => delimited.test(text);

/** Every variable the expression names, so that only those are bound when it runs. */
function variablesOf(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) variablesOf(item, found);
  else if (isObject(node)) {
    if (node.type === 'variable' && typeof node.value === 'string') found.add(node.value);
    for (const value of Object.values(node)) variablesOf(value, found);
  }
  return found;
}

function bindings(names: readonly string[], scope: Scope): Record<string, unknown> {
  const bound: Record<string, unknown> = {};
  for (const name of names) {
    if (name === 'states') bound.states = scope.states();
    else {
      const value = scope.variable(name);
      const native = value === undefined ? functions.get(name) : undefined;
      if (value !== undefined) bound[name] = value;
      else if (native) bound[name] = native(scope);
    }
  }
  return bound;
}

function reason(thrown: unknown): string {
  if (!isObject(thrown)) return String(thrown);
  const code = typeof thrown.code === 'string' ? `${thrown.code}: ` : '';
  return `${code}${typeof thrown.message === 'string' ? thrown.message : String(thrown)}`;
}

/** An expression that JSONata cannot read. */
export class SyntaxFault extends Error {
  readonly location: string;
  constructor(location: string, detail: string) {
    super(detail);
    this.location = location;
  }
}

function parse(text: string, location: string): jsonata.Expression {
  try {
    return jsonata(text);
  } catch (thrown) {
    throw new SyntaxFault(location, reason(thrown));
  }
}

/**
 * Compiles the text of a `{% … %}` once. `location` is the field's path as AWS writes it.
 * @throws SyntaxFault
 */
export function compileExpression(source: string, location: string): Expression {
  const text = (delimited.exec(source)?.[1] ?? source).trim();
  const compiled = parse(text, location);
  const ast: unknown = compiled.ast();
  const names = [...variablesOf(ast)].filter((name) => name !== '' && name !== '$');
  const direct = compileDirect(ast);
  const fault = (detail: string): EvaluationFault =>
    new EvaluationFault(
      location,
      `The JSONata expression '${text}' specified for the field '${location}' ${detail}`,
    );
  const slow = async (scope: Scope): Promise<Json> => {
    let value: unknown;
    try {
      value = await compiled.evaluate(undefined, bindings(names, scope));
      if (value !== undefined) return toJson(value);
    } catch (thrown) {
      throw fault(`threw an error during evaluation. ${reason(thrown)}`);
    }
    throw fault('returned nothing (undefined).');
  };
  if (!direct) return slow;
  return (scope) => {
    const value = direct(scope);
    if (value === beyond) return slow(scope);
    if (value === undefined) throw fault('returned nothing (undefined).');
    return value;
  };
}
