import { describe, expect, test } from 'vitest';
import { run, startMs } from './machine.ts';

const echo = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };

describe('variables', () => {
  test('Assign and Output see the values the state was entered with', async () => {
    const { output } = await run({
      First: { Type: 'Pass', Assign: { x: 1 }, Next: 'Second' },
      Second: { Type: 'Pass', Assign: { x: '{% $x + 1 %}' }, Output: '{% $x %}', Next: 'Third' },
      Third: { Type: 'Pass', Output: { before: '{% $states.input %}', after: '{% $x %}' }, End: true },
    });
    expect(output).toEqual({ before: 1, after: 2 });
  });

  test('branches read outer variables, what they assign stays inside', async () => {
    const branch = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { x: '{% $x * 10 %}', mine: true }, Next: 'Get' },
        Get: { Type: 'Pass', Output: '{% $x %}', End: true },
      },
    };
    const { output } = await run({
      Start: { Type: 'Pass', Assign: { x: 2 }, Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [branch, branch], Next: 'End' },
      End: {
        Type: 'Pass',
        Output: '{% {"all": $states.input, "x": $x, "mine": $exists($mine)} %}',
        End: true,
      },
    });
    expect(output).toEqual({ all: [20, 20], x: 2, mine: false });
  });

  test('a sequence of JSONata is stored as a plain array', async () => {
    const { output } = await run(
      {
        Start: { Type: 'Pass', Assign: { found: '{% [$states.input.items[$ > 1]] %}' }, Next: 'End' },
        End: { Type: 'Pass', Output: '{% {"count": $count($found), "found": $found} %}', End: true },
      },
      { items: [1, 2] },
    );
    expect(output).toEqual({ count: 1, found: [2] });
  });
});

describe('Choice', () => {
  const choose = (size: unknown) =>
    run(
      {
        Which: {
          Type: 'Choice',
          Choices: [
            {
              Condition: '{% $states.input.size > 10 %}',
              Assign: { kind: 'big' },
              Output: '{% $states.input.size %}',
              Next: 'End',
            },
          ],
          Assign: { kind: 'small' },
          Default: 'End',
        },
        End: { Type: 'Pass', Output: { kind: '{% $kind %}', input: '{% $states.input %}' }, End: true },
      },
      { size },
    );

  test('a rule has its own Assign and Output', async () =>
    expect((await choose(11)).output).toEqual({ kind: 'big', input: 11 }));
  test('the state has those of Default', async () =>
    expect((await choose(1)).output).toEqual({ kind: 'small', input: { size: 1 } }));
  test('an expression that fails says why', async () => {
    const ran = await choose('many');
    expect(ran.error).toBe('States.QueryEvaluationError');
    expect(ran.cause).toMatch(
      /^An error occurred while executing the state 'Which' \(entered at the event id #2\)\. The JSONata expression '\$states\.input\.size > 10' specified for the field 'Choices\[0\]\/Condition' threw an error during evaluation\. T2009: /,
    );
  });
  test('without a rule that holds and without Default it fails', async () => {
    const Choices = [{ Condition: '{% false %}', Next: 'End' }];
    const ran = await run({ Which: { Type: 'Choice', Choices }, End: { Type: 'Succeed' } });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });
});

describe('Wait', () => {
  test.each([
    ['Seconds', 90],
    ['Seconds', '{% $states.input.seconds %}'],
    ['Timestamp', new Date(startMs + 90_000).toISOString()],
    ['Timestamp', '{% $fromMillis($millis() + 90000) %}'],
    ['Timestamp', '2026-01-01T08:01:30+08:00'],
  ])('by %s %s', async (field, value) => {
    const ran = await run({ Hold: { Type: 'Wait', [field]: value, End: true } }, { seconds: 90 });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 90_000, transitions: 1 });
  });
  test('a time between two seconds is the earlier one', async () => {
    const Timestamp = new Date(startMs + 5999).toISOString();
    expect((await run({ Hold: { Type: 'Wait', Timestamp, End: true } })).elapsedMs).toBe(5000);
  });
  test.each([-1, 1.5, 100_000_000])('%s seconds cannot be waited', async (seconds) => {
    const ran = await run({ Hold: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } }, seconds);
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
  test('a time already past does not wait', async () => {
    const ran = await run({ Hold: { Type: 'Wait', Timestamp: '2001-01-01T00:00:00Z', End: true } });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 0 });
  });
});

describe('Map', () => {
  const map = (fields: Record<string, unknown>, inner: Record<string, unknown>) => ({
    Each: {
      Type: 'Map',
      ...fields,
      ItemProcessor: { StartAt: 'One', States: { One: { ...inner, End: true } } },
      End: true,
    },
  });

  test('results keep the order of the items, whoever is first', async () => {
    const Seconds = '{% 10 - $states.input %}';
    const { output, elapsedMs } = await run(map({ Items: [1, 2, 3] }, { Type: 'Wait', Seconds }));
    expect(output).toEqual([1, 2, 3]);
    expect(elapsedMs).toBe(9000);
  });
  test('MaxConcurrency runs them in turns', async () => {
    const ran = await run(map({ Items: [1, 2, 3], MaxConcurrency: 1 }, { Type: 'Wait', Seconds: 5 }));
    expect(ran.elapsedMs).toBe(15_000);
  });
  test('ItemSelector and the context object know the item', async () => {
    const ItemSelector = {
      at: '{% $states.context.Map.Item.Index %}',
      item: '{% $states.context.Map.Item.Value %}',
      all: '{% $states.input.n %}',
    };
    const { output } = await run(map({ Items: ['a', 'b'], ItemSelector }, { Type: 'Pass' }), { n: 2 });
    expect(output).toEqual([
      { at: 0, item: 'a', all: 2 },
      { at: 1, item: 'b', all: 2 },
    ]);
  });
  test('a thousand items need no deep stack', async () => {
    const { output } = await run(map({ Items: '{% [1..1000] %}' }, { Type: 'Pass' }));
    expect(output).toHaveLength(1000);
  });
  test('a failing item stops the others and can be caught', async () => {
    const states = map({ Items: [1, 0, 3] }, { Type: 'Pass', Output: '{% 1 / $states.input %}' });
    const Catch = [
      { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Caught' },
    ];
    const caught = {
      Each: { ...states.Each, End: undefined, Next: 'Done', Catch },
      Done: { Type: 'Succeed' },
      Caught: { Type: 'Succeed' },
    };
    const ran = await run(caught);
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
    expect(ran.types).toContain('MapIterationFailed');
    expect(ran.types).toContain('MapStateFailed');
  });
});

describe('Task', () => {
  test('lambda:invoke gives the payload inside the response', async () => {
    const Arguments = { FunctionName: 'double', Payload: { n: '{% $states.input.n %}' } };
    const { output } = await run(
      { Call: { ...echo, Arguments, Output: '{% $states.result.Payload %}', End: true } },
      { n: 4 },
      async (call) => ({ call: { ...call, executionArn: undefined } }),
    );
    expect(output).toEqual({ call: { functionName: 'double', payload: { n: 4 }, stateName: 'Call' } });
  });
  test('a function that throws fails with its name and message, as Lambda tells them', async () => {
    class Refused extends Error {
      override readonly name = 'Refused';
    }
    const ran = await run(
      { Call: { ...echo, Arguments: { FunctionName: 'f' }, End: true } },
      {},
      async () => {
        throw new Refused('no');
      },
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(JSON.parse(ran.cause ?? '')).toMatchObject({ errorType: 'Refused', errorMessage: 'no' });
  });
  test('the context object tells who runs', async () => {
    const { output } = await run(
      { Look: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
      { a: 1 },
    );
    expect(output).toMatchObject({
      Execution: { Name: 'one', Input: { a: 1 }, StartTime: '2026-01-01T00:00:00.000Z' },
      StateMachine: { Name: 'machine' },
      State: { Name: 'Look', EnteredTime: '2026-01-01T00:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('nested scopes', () => {
  test('each level reads all around it; what is assigned inside is gone outside', async () => {
    const sum = '{% $outer + $middle + $states.context.Map.Item.Value %}';
    const each = {
      Type: 'Map',
      Items: [1, 2],
      ItemProcessor: {
        StartAt: 'Add',
        States: { Add: { Type: 'Pass', Assign: { middle: 0 }, Output: sum, End: true } },
      },
      End: true,
    };
    const branch = {
      StartAt: 'Set',
      States: { Set: { Type: 'Pass', Assign: { middle: 10 }, Next: 'Each' }, Each: each },
    };
    const { output } = await run({
      Start: { Type: 'Pass', Assign: { outer: 100 }, Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [branch, branch], Next: 'Look' },
      Look: {
        Type: 'Pass',
        Output: { all: '{% $states.input %}', left: '{% $exists($middle) %}' },
        End: true,
      },
    });
    expect(output).toEqual({
      all: [
        [111, 112],
        [111, 112],
      ],
      left: false,
    });
  });
});

describe('failing', () => {
  test('a Fail state gives its error and cause', async () => {
    const ran = await run(
      { No: { Type: 'Fail', Error: 'Sorry', Cause: '{% "it was " & $states.input %}' } },
      'late',
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Sorry', cause: 'it was late', transitions: 1 });
  });
  test('the first failing branch ends the Parallel and aborts the others', async () => {
    const slow = { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 60, End: true } } };
    const bad = { StartAt: 'Bad', States: { Bad: { Type: 'Fail', Error: 'E' } } };
    const ran = await run({ Both: { Type: 'Parallel', Branches: [slow, bad], End: true } });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'E', elapsedMs: 0 });
    expect(ran.types).toContain('WaitStateAborted');
  });
});
