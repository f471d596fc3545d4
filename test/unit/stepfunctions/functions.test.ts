import { describe, expect, test } from 'vitest';
import { evaluated } from './machine.ts';

describe('what Step Functions adds to JSONata', () => {
  test.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['$hash("input data", "SHA-1")', 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['$parse("{\\"a\\": [1]}").a', [1]],
    ['$random(42) = $random(42)', true],
    ['$random() < 1 and $random() >= 0', true],
    ['$random() = $random()', false],
    [
      '$uuid() ~> $match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) ~> $count',
      1,
    ],
  ])('%s', async (expression, value) => expect(await evaluated(`{% ${expression} %}`)).toEqual(value));

  test.each([
    ['$now()', '2026-01-01T00:00:00.000Z'],
    ["$now('[Y]-[M01]')", '2026-01'],
    ['$millis()', Date.UTC(2026, 0, 1)],
  ])("%s is on the engine's clock", async (expression, value) =>
    expect(await evaluated(`{% ${expression} %}`)).toBe(value),
  );

  test('$eval is withheld', async () => {
    expect(await evaluated('{% $eval("1+1") %}')).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  test.each(['$hash("x", "CRC")', '$partition([1], 0)', '$range(1, 5, 0)', '$parse("{")', '$range(1, 5000)'])(
    '%s is an evaluation error',
    async (expression) => {
      const ran = await evaluated(`{% ${expression} %}`);
      expect(ran).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
      expect(ran).toHaveProperty('cause', expect.stringContaining('threw an error during evaluation'));
    },
  );
});

describe('expressions', () => {
  test('a path over an array maps over it, as JSONata does', async () => {
    expect(await evaluated('{% $states.input.list.n %}', { list: [{ n: 1 }, { n: 2 }] })).toEqual([1, 2]);
  });
  test('an inherited property is no field', async () => {
    expect(await evaluated('{% $states.input.constructor %}')).toMatchObject({ status: 'FAILED' });
  });
  test('a function is no JSON value', async () => {
    expect(await evaluated('{% function($x) { $x } %}')).toMatchObject({ status: 'FAILED' });
  });
  test('text around an expression makes it plain text', async () => {
    expect(await evaluated('total {% 1 %}')).toBe('total {% 1 %}');
  });
  test('expressions are found at any depth', async () => {
    expect(await evaluated({ a: [1, { b: '{% 1 + 1 %}' }] })).toEqual({ a: [1, { b: 2 }] });
  });
});
