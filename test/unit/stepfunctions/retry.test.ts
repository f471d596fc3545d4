import { describe, expect, test } from 'vitest';
import { functionArn, run } from './machine.ts';

class Flaky extends Error {
  override readonly name = 'Flaky';
}
class Broken extends Error {
  override readonly name = 'Broken';
}

/** Fails so many times, then answers with the number of calls. */
function failing(times: number, make: () => Error = () => new Flaky('again')) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw make();
    return calls;
  };
}

const call = (fields: Record<string, unknown>) => ({
  Call: { Type: 'Task', Resource: functionArn('f'), End: true, ...fields },
});
const retry = (fields: Record<string, unknown> = {}) => ({
  Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 2, ...fields }],
});

describe('Retry', () => {
  test('backs off by its rate; every retry is a transition', async () => {
    const ran = await run(call(retry()), {}, failing(3));
    expect(ran).toMatchObject({ output: 4, elapsedMs: 2000 + 4000 + 8000, transitions: 4 });
  });
  test('gives up after MaxAttempts', async () => {
    const ran = await run(call(retry({ MaxAttempts: 1 })), {}, failing(2));
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Flaky', elapsedMs: 2000, transitions: 2 });
  });
  test('never waits longer than MaxDelaySeconds', async () => {
    const ran = await run(call(retry({ MaxDelaySeconds: 3, MaxAttempts: 3 })), {}, failing(3));
    expect(ran.elapsedMs).toBe(2000 + 3000 + 3000);
  });
  test('MaxAttempts 0 passes an error by', async () => {
    const ran = await run(
      call({ Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] }),
      {},
      failing(1, () => new Broken('no')),
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Broken', transitions: 1 });
  });
  test('each retrier counts its own attempts', async () => {
    let calls = 0;
    const ran = await run(
      call({
        Retry: [
          { ErrorEquals: ['Flaky'], IntervalSeconds: 1, MaxAttempts: 1 },
          { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 10, MaxAttempts: 1 },
        ],
        Output: '{% $states.context.State.RetryCount %}',
      }),
      {},
      async () => {
        calls += 1;
        if (calls === 1) throw new Flaky('one');
        if (calls === 2) throw new Broken('two');
      },
    );
    expect(ran).toMatchObject({ output: 2, elapsedMs: 11_000 });
  });
  test('full jitter stays below the delay, repeats with the seed and differs with another', async () => {
    const jittered = (seed: string) =>
      run(call(retry({ JitterStrategy: 'FULL', IntervalSeconds: 100 })), {}, failing(1), seed);
    const [first, again, other] = [await jittered('a'), await jittered('a'), await jittered('b')];
    expect(first.elapsedMs).toBeGreaterThan(0);
    expect(first.elapsedMs).toBeLessThan(100_000);
    expect(again.elapsedMs).toBe(first.elapsedMs);
    expect(other.elapsedMs).not.toBe(first.elapsedMs);
  });
});

describe('Catch', () => {
  const done = {
    Done: { Type: 'Pass', Output: { got: '{% $states.input %}', why: '{% $why %}' }, End: true },
  };
  test('takes over after the retries, with its own Assign and Output', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'Done' },
      {
        ErrorEquals: ['States.ALL'],
        Assign: { why: '{% $states.errorOutput.Error %}' },
        Output: '{% $states.input.kept %}',
        Next: 'Done',
      },
    ];
    const states = {
      Call: {
        Type: 'Task',
        Resource: functionArn('f'),
        Assign: { why: 'success' },
        Next: 'Done',
        ...retry(),
        Catch,
      },
      ...done,
    };
    const ran = await run(states, { kept: 7 }, failing(9));
    expect(ran).toMatchObject({ output: { got: 7, why: 'Flaky' }, transitions: 1 + 3 + 1 });
  });
  test('an expression of the catcher that fails ends the execution', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $nothing %}', Next: 'Done' }];
    const states = { Call: { Type: 'Task', Resource: functionArn('f'), Next: 'Done', Catch }, ...done };
    const ran = await run(states, {}, failing(1));
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
});

describe('what a rule matches', () => {
  const caughtBy = async (names: string[], fields: Record<string, unknown>, thrown: () => Error) => {
    const Catch = [{ ErrorEquals: names, Output: 'caught', Next: 'Done' }];
    const states = { ...call({ ...fields, Catch }), Done: { Type: 'Succeed' } };
    return (await run(states, {}, failing(1, thrown))).output === 'caught';
  };
  const runtime = { Resource: 'arn:aws:states:::lambda:invoke', Arguments: '{% {"none": 1} %}' };
  test.each([
    [['States.ALL'], {}, true],
    [['States.TaskFailed'], {}, true],
    [['Broken'], {}, true],
    [['Flaky'], {}, false],
    [['States.ALL'], runtime, false],
    [['States.TaskFailed'], runtime, false],
    [['States.Runtime'], runtime, true],
    [['States.ALL'], { Arguments: '{% $nothing %}' }, true],
    [['States.QueryEvaluationError'], { Arguments: '{% $nothing %}' }, true],
  ])('%j of %j: %s', async (names, fields, expected) =>
    expect(await caughtBy(names, fields, () => new Broken('no'))).toBe(expected),
  );

  const silent = {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f' },
      TimeoutSeconds: 100,
      HeartbeatSeconds: '{% 2 * 5 %}',
      End: true,
    },
    Done: { Type: 'Succeed' },
  };
  test.each([
    ['States.HeartbeatTimeout', 'caught'],
    ['States.Timeout', 'caught'],
    ['States.TaskFailed', undefined],
  ])('a missed heartbeat by %s: %s', async (name, expected) => {
    const Catch = [{ ErrorEquals: [name], Output: 'caught', Next: 'Done' }];
    const ran = await run({ ...silent, Call: { ...silent.Call, Catch } });
    expect(ran).toMatchObject({ elapsedMs: 10_000 });
    expect(ran.output).toBe(expected);
  });

  test('the first that matches, in their order', async () => {
    const Catch = ['States.TaskFailed', 'Broken'].map((name) => ({
      ErrorEquals: [name],
      Output: name,
      Next: 'Done',
    }));
    const ran = await run(
      { ...call({ Catch }), Done: { Type: 'Succeed' } },
      {},
      failing(1, () => new Broken('no')),
    );
    expect(ran.output).toBe('States.TaskFailed');
  });
});

describe('TimeoutSeconds', () => {
  const never = () => new Promise(() => undefined);
  test('ends the wait for a function; States.TaskFailed does not match it', async () => {
    const { openEngine, virtualClock } = await import('../../../local/stepfunctions/index.ts');
    const clock = virtualClock(0);
    const engine = await openEngine({ file: ':memory:', clock, invoke: never });
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Call',
      ...{ States: call({ TimeoutSeconds: '{% 2 + 3 %}', Retry: [{ ErrorEquals: ['States.TaskFailed'] }] }) },
    });
    const { stateMachineArn } = await engine.ensureStateMachine({ name: 'm', definition });
    engine.start();
    await engine.call('StartExecution', { stateMachineArn, name: 'x' });
    expect(clock.nextDue()).toBe(5000);
    clock.step();
    const executionArn = stateMachineArn.replace('stateMachine', 'execution').concat(':x');
    await expect
      .poll(() => engine.call('DescribeExecution', { executionArn }))
      .toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    await engine.close();
  });
});
