import type { Json, JsonObject } from '../json.ts';
import { typeName } from '../json.ts';
import { compileExpression, isExpression } from './expression.ts';
import { EvaluationFault, type Scope } from './scope.ts';

/** A field's JSON with expressions anywhere inside; one without any is a constant and never evaluated. */
export type Template =
  | { readonly constant: Json; readonly source: Json }
  | { readonly evaluate: (scope: Scope) => Json | Promise<Json>; readonly source: Json };

export function compileTemplate(source: Json, location: string): Template {
  if (typeof source === 'string') {
    return isExpression(source)
      ? { evaluate: compileExpression(source, location), source }
      : { constant: source, source };
  }
  if (source === null || typeof source !== 'object') return { constant: source, source };
  const parts = Array.isArray(source)
    ? source.map((item, at): [string | number, Template] => [at, compileTemplate(item, `${location}[${at}]`)])
    : Object.entries(source).map(([key, item]): [string | number, Template] => [
        key,
        compileTemplate(item, `${location}/${key}`),
      ]);
  if (parts.every(([, part]) => 'constant' in part)) return { constant: source, source };
  return { evaluate: Array.isArray(source) ? arrayOf(parts) : objectOf(parts), source };
}

type Parts = readonly (readonly [string | number, Template])[];

const arrayOf = (parts: Parts) => (scope: Scope) =>
  filled<Json[]>([], parts, scope, (items, _key, value) => items.push(value));

const objectOf = (parts: Parts) => (scope: Scope) =>
  filled<JsonObject>({}, parts, scope, (fields, key, value) => {
    fields[key] = value;
  });

/** One part after the other, since they may draw random values; at once as far as none has to be waited for. */
function filled<T>(
  built: T,
  parts: Parts,
  scope: Scope,
  add: (built: T, key: string | number, value: Json) => void,
  from = 0,
): T | Promise<T> {
  for (let at = from; at < parts.length; at++) {
    const [key, part] = parts[at] ?? [];
    if (key === undefined || !part) break;
    const value = evaluate(part, scope);
    if (value instanceof Promise) {
      return value.then((settled) => {
        add(built, key, settled);
        return filled(built, parts, scope, add, at + 1);
      });
    }
    add(built, key, value);
  }
  return built;
}

/** @throws EvaluationFault */
export const evaluate = (template: Template, scope: Scope): Json | Promise<Json> =>
  'constant' in template ? template.constant : template.evaluate(scope);

/** For a field that takes only one type: AWS's sentence when the value is of another. */
export function unexpectedType(
  template: Template,
  location: string,
  expected: string,
  value: Json,
): EvaluationFault {
  const expression = typeof template.source === 'string' ? template.source : JSON.stringify(template.source);
  const text = expression.replace(/^\{%\s*|\s*%\}$/g, '');
  return new EvaluationFault(
    location,
    `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
  );
}
