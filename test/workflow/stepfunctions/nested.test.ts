import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arnOf, machineArnOf, machineOf, Played } from './played.ts';

let played: Played;
beforeEach(() => {
  played = new Played();
});
afterEach(() => played.end());

const start = (
  pattern: string,
  fields: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => ({
  Start: {
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Arguments: { StateMachineArn: machineArnOf('child'), Input: { n: '{% $states.input.n %}' }, ...fields },
    TimeoutSeconds: 600,
    End: true,
    ...more,
  },
});
const hold = { Hold: { Type: 'Wait', Seconds: 100, Output: { done: '{% $states.input.n %}' }, End: true } };
const child = (states: Record<string, unknown>) =>
  played.engine.ensureStateMachine({ name: 'child', definition: machineOf(states) });
const children = async () =>
  Object(await played.engine.call('ListExecutions', { stateMachineArn: machineArnOf('child') })).executions;

describe('a nested execution', () => {
  test('started and left to itself', async () => {
    await played.open();
    await child(hold);
    const { output } = await played.run(start('', { Name: 'kid' }), { n: 1 });
    expect(output).toMatchObject({ ExecutionArn: arnOf('child', 'kid'), SdkHttpMetadata: {} });
    expect(await played.finish(arnOf('child', 'kid'))).toMatchObject({ output: { done: 1 } });
  });

  test.each([
    ['.sync', '{"done":1}', '{"n":1}'],
    ['.sync:2', { done: 1 }, { n: 1 }],
  ])('%s waits for its end and gives what DescribeExecution tells', async (pattern, Output, Input) => {
    await played.open();
    await child(hold);
    const arn = await played.start(start(pattern, { Name: 'kid' }), 'x', { n: 1 });
    const { output } = await played.finish(arn);
    const begun = Date.UTC(2026, 0, 1);
    expect(output).toEqual({
      ExecutionArn: arnOf('child', 'kid'),
      Input,
      InputDetails: { Included: true },
      Name: 'kid',
      Output,
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: begun,
      StateMachineArn: machineArnOf('child'),
      Status: 'SUCCEEDED',
      StopDate: begun + 100_000,
    });
    expect((await played.types(arn)).slice(2, 6)).toEqual([
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
    ]);
  });

  test('that fails fails the task, with its description as the cause', async () => {
    await played.open();
    await child({ No: { Type: 'Fail', Error: 'Sorry', Cause: 'late' } });
    const { error, cause } = await played.run(start('.sync:2', { Name: 'kid' }), { n: 1 });
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({
      Error: 'Sorry',
      Cause: 'late',
      Status: 'FAILED',
      Input: '{"n":1}',
      Name: 'kid',
    });
  });

  test('is started once, also when the engine is stopped at any step on the way', async () => {
    await played.open();
    await child(hold);
    const arn = await played.start(start('.sync:2'), 'x', { n: 1 });
    for (let stop = 0; stop < 5; stop++) {
      await new Promise((resolve) => setImmediate(resolve));
      (await played.open()).start();
    }
    expect(await played.finish(arn)).toMatchObject({ output: { Output: { done: 1 } } });
    expect(await children()).toHaveLength(1);
    expect((await played.types(arn)).filter((type) => type === 'TaskSubmitted')).toHaveLength(1);
  });

  test('stops when its parent is stopped, and its own child with it', async () => {
    await played.open();
    await child(start('.sync', { StateMachineArn: machineArnOf('grandchild'), Name: 'g' }));
    await played.engine.ensureStateMachine({ name: 'grandchild', definition: machineOf(hold) });
    const arn = await played.start(start('.sync:2', { Name: 'kid' }), 'x', { n: 1 });
    await played.engine.idle();
    await played.engine.call('StopExecution', { executionArn: arn, error: 'Enough' });
    for (const stopped of [arn, arnOf('child', 'kid'), arnOf('grandchild', 'g')]) {
      expect(await played.describe(stopped)).toMatchObject({ status: 'ABORTED' });
    }
  });

  test('stops when a sibling of its task fails, runs on when its task runs out of time', async () => {
    await played.open();
    await child(hold);
    const fail = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 9, Next: 'F' }, F: { Type: 'Fail' } },
    };
    const inner = start('.sync', { Name: 'sibling' });
    const both = {
      Both: { Type: 'Parallel', Branches: [{ StartAt: 'Start', States: inner }, fail], End: true },
    };
    await played.finish(await played.start(both, 'a', { n: 1 }));
    expect(await played.describe(arnOf('child', 'sibling'))).toMatchObject({ status: 'ABORTED' });

    const short = start('.sync', { Name: 'left' }, { TimeoutSeconds: 5 });
    const arn = await played.start(short, 'b', { n: 1 });
    expect(await played.finish(arn)).toMatchObject({ error: 'States.Timeout' });
    expect(await played.finish(arnOf('child', 'left'))).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('an equal one already running is waited for, an ended one is an error', async () => {
    await played.open();
    await child(hold);
    const first = await played.start(start('.sync', { Name: 'kid' }), 'a', { n: 1 });
    const second = await played.start(start('.sync', { Name: 'kid' }), 'b', { n: 1 });
    expect(await played.finish(first)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await played.finish(second)).toMatchObject({ status: 'SUCCEEDED' });
    const third = await played.start(start('', { Name: 'kid' }), 'c', { n: 1 });
    expect(await played.finish(third)).toMatchObject({
      error: 'StepFunctions.ExecutionAlreadyExistsException',
      cause: expect.stringContaining(
        '(Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists;',
      ),
    });
  });

  test('answers its parent through the token it was given', async () => {
    await played.open();
    await child({
      Answer: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
        Arguments: { TaskToken: '{% $states.input.token %}', Output: { hello: 1 } },
        End: true,
      },
    });
    const Input = { token: '{% $states.context.Task.Token %}' };
    expect(await played.run(start('.waitForTaskToken', { Input }))).toMatchObject({ output: { hello: 1 } });
    expect(await children()).toMatchObject([{ status: 'SUCCEEDED' }]);
  });
});
