import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileDirect } from '../../../local/stepfunctions/expression/direct.ts';
import { compileExpression } from '../../../local/stepfunctions/expression/expression.ts';
import type { Scope } from '../../../local/stepfunctions/expression/scope.ts';
import type { Json, JsonObject } from '../../../local/stepfunctions/json.ts';
import { toJson } from '../../../local/stepfunctions/json.ts';

/** Few names, some of them awkward, so that paths often meet what is there. */
const name = fc.constantFrom('a', 'b', '1', 'length', 'constructor', 'sequence');
const primitive = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 2.5, 1e21, 1e-9, 2 ** 53, '', 'a', 'b', '1'),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.string({ maxLength: 3 }),
);
const { json } = fc.letrec<{ json: Json; object: JsonObject; array: Json[] }>((tie) => ({
  json: fc.oneof({ depthSize: 'small', withCrossShrink: true }, primitive, tie('object'), tie('array')),
  object: fc.dictionary(name, tie('json'), { maxKeys: 4 }),
  array: fc.array(tie('json'), { maxLength: 3 }),
}));

const quoted = (key: string): string => (/^[a-z]+$/.test(key) ? key : `\`${key}\``);
const path = fc
  .tuple(
    fc.constantFrom('$states', '$states.input', '$states.result', '$states.context', '$x', '$y', '$sum'),
    fc.array(name, { maxLength: 3 }),
  )
  .map(([head, names]) => [head, ...names.map(quoted)].join('.'));
const literal = fc.oneof(
  fc.constantFrom('null', 'true', 'false', '0', '1', '-1', '2.5', '1e3', '""', '"a"', "'1'", '[]', '{}'),
  fc.nat(99).map(String),
);
const operator = fc.constantFrom(
  ...['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '&', 'in', 'and', 'or'],
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    path,
    literal,
    fc
      .tuple(tie('expression'), operator, tie('expression'))
      .map(([one, is, other]) => `(${one} ${is} ${other})`),
    fc
      .tuple(tie('expression'), operator, tie('expression'))
      .map(([one, is, other]) => `${one} ${is} ${other}`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([is, yes, no]) => `(${is} ? ${yes} : ${no})`),
    fc.tuple(tie('expression'), tie('expression')).map(([is, yes]) => `(${is} ? ${yes})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(name, tie('expression')), { maxLength: 3 })
      .map((pairs) => `{${pairs.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`),
    fc
      .tuple(fc.constantFrom('$exists', '$not', '$merge', '$count', '$string'), tie('expression'))
      .map(([call, argument]) => `${call}(${argument})`),
    fc
      .array(tie('expression'), { minLength: 1, maxLength: 3 })
      .map((items) => `$merge([${items.join(', ')}])`),
    fc.tuple(tie('expression'), name).map(([from, key]) => `(${from}).${quoted(key)}`),
    tie('expression').map((from) => `${from}[0]`),
  ),
}));

type Known = { readonly states: JsonObject; readonly x: Json; readonly merge: Json | undefined };
const known = fc.record({
  states: fc.record({ input: json, result: json, context: fc.constant({ a: { b: 'c' } }) }),
  x: json,
  merge: fc.option(fc.constant<Json>(7), { nil: undefined, freq: 20 }),
});

const scopeOf = ({ states, x, merge }: Known): Scope => ({
  nowMs: 0,
  draws: { seed: '', drawn: 0 },
  states: () => states,
  member: (key) => (Object.hasOwn(states, key) ? states[key] : undefined),
  variable: (key) => (key === 'x' ? x : key === 'merge' ? merge : undefined),
});

/** What JSONata itself makes of it, in the words of the engine. */
async function byJsonata(text: string, { states, x, merge }: Known): Promise<unknown> {
  const bound = { states, x, ...(merge === undefined ? {} : { merge }) };
  try {
    const value: unknown = await jsonata(text).evaluate(undefined, bound);
    return value === undefined ? 'returned nothing (undefined)' : { value: toJson(value) };
  } catch (thrown) {
    const { code, message } = Object(thrown);
    return `threw an error during evaluation. ${code === undefined ? '' : `${code}: `}${message}`;
  }
}

async function byEngine(text: string, scope: Scope): Promise<unknown> {
  try {
    return { value: await compileExpression(text, 'Output')(scope) };
  } catch (fault) {
    return String(Object(fault).message).split("specified for the field 'Output' ")[1]?.replace(/\.$/, '');
  }
}

test('an expression read without the evaluator means what JSONata 2.0.6 makes of it', async () => {
  let direct = 0;
  let total = 0;
  await fc.assert(
    fc.asyncProperty(expression, known, async (text, values) => {
      total += 1;
      if (compileDirect(jsonata(text).ast())) direct += 1;
      const expected = await byJsonata(text, values);
      const wanted = typeof expected === 'string' ? expected.replace(/\.$/, '') : expected;
      expect(JSON.stringify(await byEngine(text, scopeOf(values)))).toBe(JSON.stringify(wanted));
    }),
    { numRuns: 3000 },
  );
  expect(direct / total).toBeGreaterThan(0.4);
});

test('what machines mostly write needs no evaluator', () => {
  const usual = [
    '$states.input.order.id',
    "$states.input.kind = 'video' and $states.input.amount > 100",
    "$exists($states.input.note) ? $states.input.note : 'none'",
    '$attempts + 1',
    "{'order': $states.input.order, 'total': $total * 2}",
    "$merge([$states.input, {'check': $states.result}])",
    "'deal-' & $states.context.Execution.Name",
    "$states.input.status in ['open', 'held']",
  ];
  for (const text of usual) expect(compileDirect(jsonata(text).ast()), text).toBeDefined();
});

test('a value found without the evaluator is the value itself, not a copy', async () => {
  const input = { deep: [{ a: 1 }] };
  const scope = scopeOf({ states: { input }, x: 1, merge: undefined });
  expect(await compileExpression('{% $states.input.deep %}', 'Output')(scope)).toBe(input.deep);
});
