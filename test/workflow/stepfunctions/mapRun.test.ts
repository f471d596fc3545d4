import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../../local/stepfunctions/index.ts';
import { Played } from './played.ts';

let played: Played;
beforeEach(() => {
  played = new Played();
});
afterEach(() => played.end());

const pass = { One: { Type: 'Pass', End: true } };
const call = {
  One: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f', End: true },
};
const hold = { One: { Type: 'Wait', Seconds: 60, End: true } };
const odd = {
  'Odd?': {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input % 2 = 1 %}', Next: 'No' }],
    Default: 'Yes',
  },
  No: { Type: 'Fail', Error: 'Odd' },
  Yes: { Type: 'Succeed' },
};
const map = (inner: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
  Each: {
    Type: 'Map',
    Label: 'each',
    Items: '{% $states.input %}',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: Object.keys(inner)[0],
      States: inner,
    },
    End: true,
    ...fields,
  },
});
const mapRunOf = async (executionArn: string): Promise<Record<string, unknown>> => {
  const { mapRuns } = Object(await played.engine.call('ListMapRuns', { executionArn }));
  return Object(await played.engine.call('DescribeMapRun', { mapRunArn: mapRuns.at(-1).mapRunArn }));
};
const executionsOf = async (mapRunArn: unknown, statusFilter?: string) =>
  Object(await played.engine.call('ListExecutions', { mapRunArn, statusFilter, maxResults: 1000 }))
    .executions;

describe('a distributed map', () => {
  test('runs each item as an execution of its own, and gathers what they give in order', async () => {
    await played.open();
    const wait = { One: { Type: 'Wait', Seconds: '{% 10 - $states.input %}', End: true } };
    const arn = await played.start(map(wait), 'x', [3, 1, 2]);
    expect(await played.finish(arn)).toMatchObject({ status: 'SUCCEEDED', output: [3, 1, 2] });
    expect(await played.types(arn)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const mapRun = await mapRunOf(arn);
    expect(mapRun).toMatchObject({
      executionArn: arn,
      mapRunArn: expect.stringMatching(/:mapRun:m\/each:[0-9a-f-]{36}$/),
      status: 'SUCCEEDED',
      itemCounts: { total: 3, succeeded: 3, pending: 0, running: 0 },
      executionCounts: { total: 3, succeeded: 3 },
    });
    const [child, ...others] = await executionsOf(mapRun.mapRunArn, 'SUCCEEDED');
    expect(others).toHaveLength(2);
    expect(child).toMatchObject({
      executionArn: expect.stringContaining(':execution:m/each:'),
      stateMachineArn: expect.stringMatching(/:stateMachine:m\/each$/),
    });
    expect(await played.describe(child.executionArn)).toMatchObject({ output: 2 });
    expect((await played.types(child.executionArn)).at(-1)).toBe('ExecutionSucceeded');
  });

  test('keeps its executions out of the list of the machine', async () => {
    await played.open();
    const arn = await played.start(map(pass), 'x', [1, 2]);
    await played.finish(arn);
    const stateMachineArn = arn.replace(':execution:', ':stateMachine:').replace(/:x$/, '');
    const { executions } = Object(await played.engine.call('ListExecutions', { stateMachineArn }));
    expect(executions).toMatchObject([{ executionArn: arn }]);
  });

  test('without items has nothing to do', async () => {
    await played.open();
    expect(await played.run(map(pass), [])).toMatchObject({ status: 'SUCCEEDED', output: [] });
  });

  test('outer variables can be read by its own fields and not inside', async () => {
    await played.open();
    const inner = {
      One: { Type: 'Pass', Output: '{% {"seen": $exists($x), "in": $states.input} %}', End: true },
    };
    const ItemSelector = { x: '{% $x %}', at: '{% $states.context.Map.Item.Index %}' };
    const states = {
      First: { Type: 'Pass', Assign: { x: 7 }, Next: 'Each' },
      ...map(inner, { ItemSelector }),
    };
    const { output } = await played.run(states, ['a', 'b']);
    expect(output).toEqual([
      { seen: false, in: { x: 7, at: 0 } },
      { seen: false, in: { x: 7, at: 1 } },
    ]);
  });

  test('its executions know themselves by their own name and input', async () => {
    await played.open();
    const inner = { One: { Type: 'Pass', Output: '{% $states.context %}', End: true } };
    const { output } = await played.run(map(inner), ['a']);
    expect(output).toMatchObject([
      {
        Execution: { Id: expect.stringContaining(':execution:m/each:'), Input: 'a' },
        StateMachine: { Name: 'm/each' },
      },
    ]);
    expect(Object(output)[0]).not.toHaveProperty('Map');
  });

  test('MaxConcurrency runs them in turns', async () => {
    await played.open();
    const began = played.clock.now();
    const states = map(hold, { MaxConcurrency: 2 });
    const arn = await played.start(states, 'x', [1, 2, 3, 4, 5]);
    await played.engine.idle();
    expect(await mapRunOf(arn)).toMatchObject({
      status: 'RUNNING',
      maxConcurrency: 2,
      itemCounts: { total: 5, running: 2, pending: 3 },
    });
    await played.finish(arn);
    expect(played.clock.now() - began).toBe(180_000);
  });

  test('inside a Parallel and another distributed map', async () => {
    await played.open();
    const inner = map({ One: { Type: 'Pass', Output: '{% $states.input * 10 %}', End: true } });
    const branch = { StartAt: 'Each', States: map(inner) };
    const both = { Both: { Type: 'Parallel', Branches: [branch, branch], End: true } };
    const { output } = await played.run(both, [[1, 2], [3]]);
    expect(output).toEqual([
      [[10, 20], [30]],
      [[10, 20], [30]],
    ]);
  });
});

describe('batches', () => {
  const batched = async (ItemBatcher: Record<string, unknown>, items: unknown) => {
    await played.open();
    return (await played.run(map(pass, { ItemBatcher }), items)).output;
  };

  test('hold so many items, and the input given to each', async () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { all: '{% $count($states.input) %}' } };
    expect(await batched(ItemBatcher, [1, 2, 3])).toEqual([
      { BatchInput: { all: 3 }, Items: [1, 2] },
      { BatchInput: { all: 3 }, Items: [3] },
    ]);
    const [{ mapRunArn }] = Object(await played.engine.call('ListMapRuns', { executionArn: xArn })).mapRuns;
    expect(await played.engine.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      itemCounts: { total: 3, succeeded: 3 },
      executionCounts: { total: 2, succeeded: 2 },
    });
  });
  test('stay below so many bytes, one item at least', async () => {
    const MaxInputBytesPerBatch = JSON.stringify({ Items: ['aaaa', 'bbbb'] }).length;
    const items = ['aaaa', 'bbbb', 'cccc', 'd'.repeat(100)];
    expect(await batched({ MaxInputBytesPerBatch }, items)).toEqual([
      { Items: ['aaaa', 'bbbb'] },
      { Items: ['cccc'] },
      { Items: ['d'.repeat(100)] },
    ]);
  });
  test('of a size an expression gives', async () => {
    expect(await batched({ MaxItemsPerBatch: '{% 1 + 1 %}' }, [1, 2, 3])).toHaveLength(2);
  });
});
const xArn = 'arn:aws:states:us-east-1:000000000000:execution:m:x';

describe('failures', () => {
  const exceeded = {
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  };

  test.each([
    [{}, [2, 1, 4], exceeded],
    [{ ToleratedFailureCount: 1 }, [2, 1, 4], { status: 'SUCCEEDED', output: [2, 4] }],
    [{ ToleratedFailureCount: 1 }, [2, 1, 3], exceeded],
    [{ ToleratedFailurePercentage: 50 }, [2, 1, 3, 4], { status: 'SUCCEEDED', output: [2, 4] }],
    [{ ToleratedFailurePercentage: 49 }, [2, 1, 3, 4], exceeded],
    [{ ToleratedFailurePercentage: 100, ToleratedFailureCount: '{% 0 %}' }, [1], exceeded],
    [{ ToleratedFailurePercentage: '{% 100 %}' }, [1, 3], { status: 'SUCCEEDED', output: [] }],
  ])('%j of %j', async (fields, items, ending) => {
    await played.open();
    expect(await played.run(map(odd, fields), items)).toMatchObject(ending);
  });

  test('too many stop what still runs, and can be caught', async () => {
    await played.open();
    const inner = {
      'Bad?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = "bad" %}', Next: 'Soon' }],
        Default: 'Hold',
      },
      Soon: { Type: 'Wait', Seconds: 5, Next: 'No' },
      No: { Type: 'Fail' },
      Hold: { Type: 'Wait', Seconds: 100, End: true },
    };
    const Catch = [
      { ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Output: 'caught', Next: 'Done' },
    ];
    const states = { ...map(inner, { Catch }), Done: { Type: 'Succeed' } };
    const arn = await played.start(states, 'x', ['a', 'bad', 'c']);
    expect(await played.finish(arn)).toMatchObject({ output: 'caught' });
    const mapRun = await mapRunOf(arn);
    expect(mapRun).toMatchObject({ status: 'FAILED', itemCounts: { failed: 1, aborted: 2, total: 3 } });
    expect(await executionsOf(mapRun.mapRunArn, 'ABORTED')).toHaveLength(2);
    expect(await played.types(arn)).toEqual(expect.arrayContaining(['MapRunFailed', 'MapStateFailed']));
  });

  test('an ItemSelector that cannot be evaluated', async () => {
    await played.open();
    const ItemSelector = '{% $states.context.Map.Item.Value.missing %}';
    const arn = await played.start(map(pass, { ItemSelector }), 'x', [{ missing: 1 }, {}]);
    expect(await played.finish(arn)).toMatchObject({ error: 'States.QueryEvaluationError' });
    expect(await executionsOf((await mapRunOf(arn)).mapRunArn)).toEqual([]);
  });

  test('a retried map is a new run', async () => {
    let calls = 0;
    await played.open({
      invoke: async () => {
        calls += 1;
        if (calls === 1) throw new Error('once');
        return calls;
      },
    });
    const Retry = [{ ErrorEquals: ['States.ALL'] }];
    const arn = await played.start(map(call, { Retry, MaxConcurrency: 1 }), 'x', [1, 2]);
    expect(await played.finish(arn)).toMatchObject({ output: [2, 3] });
    const { mapRuns } = Object(await played.engine.call('ListMapRuns', { executionArn: arn }));
    expect(mapRuns).toHaveLength(2);
  });

  test('stopping the parent stops the run and its executions', async () => {
    await played.open();
    const arn = await played.start(map(hold), 'x', [1, 2, 3]);
    await played.engine.idle();
    await played.engine.call('StopExecution', { executionArn: arn });
    const mapRun = await mapRunOf(arn);
    expect(mapRun).toMatchObject({ status: 'ABORTED', itemCounts: { aborted: 3 } });
    expect(await executionsOf(mapRun.mapRunArn, 'ABORTED')).toHaveLength(3);
  });
});

test('a run goes on after restarts, each item once unless it was under way', async () => {
  const seen = new Map<unknown, number>();
  let stop = 3;
  let restart = (): void => undefined;
  const invoke = async ({ payload }: Invocation) => {
    seen.set(payload, (seen.get(payload) ?? 0) + 1);
    if (--stop === 0) restart();
    await new Promise((resolve) => setImmediate(resolve));
    return payload;
  };
  await played.open({ invoke });
  const items = Array.from({ length: 60 }, (_, index) => index);
  for (let round = 0; round < 8; round++) {
    const stopped = new Promise<void>((resolve) => {
      restart = resolve;
    });
    if (round === 0) await played.start(map(call, { MaxConcurrency: 4 }), 'x', items);
    else played.engine.start();
    await stopped;
    stop = 7;
    await played.open({ invoke });
  }
  restart = () => undefined;
  played.engine.start();
  expect(await played.finish(xArn)).toMatchObject({ status: 'SUCCEEDED', output: items });
  expect(seen.size).toBe(60);
  const repeated = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
  expect(repeated).toBeLessThanOrEqual(8 * 4);
  expect(await mapRunOf(xArn)).toMatchObject({ executionCounts: { total: 60, succeeded: 60 } });
});

test('a hundred thousand items', async () => {
  await played.open();
  const inner = { One: { Type: 'Pass', Output: 1, End: true } };
  const states = map(inner, { Items: '{% [1..100000] %}' });
  const arn = await played.start(states);
  const { output } = await played.finish(arn);
  expect(output).toHaveLength(100_000);
  expect(await played.types(arn)).toHaveLength(8);
}, 180_000);
