import {
  DeleteStateMachineCommand,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../../local/stepfunctions/index.ts';
import { arn, giving, machine, task, waiting, wired } from './wired.ts';

const around = wired();
const dayMs = 86_400_000;

/** Functions fail while their name is here. */
const broken = new Set<string>();
const called: string[] = [];

async function started(definition: string, breaking: string[], input: unknown = {}): Promise<string> {
  called.length = 0;
  broken.clear();
  for (const name of breaking) broken.add(name);
  around.invoke = async ({ functionName, payload }) => {
    called.push(functionName);
    if (broken.has(functionName)) throw new TaskFailure('Broken', functionName);
    return payload;
  };
  return around.start(await around.create(definition), input);
}

async function redrive(executionArn: string, clientToken?: string) {
  broken.clear();
  called.length = 0;
  const answer = await around.client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
  await around.engine.idle();
  return answer;
}

const types = async (executionArn: string) => (await around.history(executionArn)).map(({ type }) => type);

describe('a failed execution', () => {
  const chain = machine({
    First: task('first', { Assign: { kept: 7 }, Next: 'Second' }),
    Second: task('second', {
      Arguments: {
        FunctionName: 'second',
        Payload: {
          kept: '{% $kept %}',
          redrives: '{% $states.context.Execution.RedriveCount %}',
          at: '{% $exists($states.context.Execution.RedriveTime) %}',
        },
      },
      Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1, IntervalSeconds: 1 }],
      End: true,
    }),
  });

  test('goes on at the state that failed, with what it knew and with all its retries', async () => {
    const executionArn = await started(chain, ['second']);
    await around.clock.advanceTo(around.clock.now() + 1000, () => around.engine.idle());
    expect(await around.describe(executionArn)).toMatchObject({
      status: 'FAILED',
      redriveStatus: 'REDRIVABLE',
      redriveCount: 0,
    });
    const before = await types(executionArn);
    await around.clock.advanceTo(around.clock.now() + dayMs, () => around.engine.idle());
    const { redriveDate } = await redrive(executionArn);
    expect(redriveDate).toEqual(new Date(around.clock.now()));
    expect(called).toEqual(['second']);
    const described = await around.describe(executionArn);
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"kept":7,"redrives":1,"at":true}',
      redriveCount: 1,
      redriveDate,
      redriveStatus: 'NOT_REDRIVABLE',
    });
    expect(described.error).toBeUndefined();
    const events = await around.history(executionArn);
    expect(events.slice(before.length).map(({ type }) => type)).toEqual([
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[before.length]).toMatchObject({
      id: before.length + 1,
      previousEventId: before.length,
      executionRedrivenEventDetails: { redriveCount: 1 },
    });
  });

  test('that fails again can be redriven again', async () => {
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    await around.client.send(new RedriveExecutionCommand({ executionArn }));
    await around.engine.idle();
    expect(await around.describe(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    await redrive(executionArn);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
  });

  test('the same client token is the same redrive', async () => {
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    const first = await redrive(executionArn, 'token');
    expect(await redrive(executionArn, 'token')).toMatchObject({ redriveDate: first.redriveDate });
    expect((await around.describe(executionArn)).redriveCount).toBe(1);
  });

  test('the latest ten client tokens are known for a quarter of an hour', async () => {
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    const ask = async (clientToken: string) => {
      await around.client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
      await around.engine.idle();
      return (await around.describe(executionArn)).redriveCount;
    };
    for (let at = 1; at <= 11; at++) expect(await ask(`token-${at}`)).toBe(at);
    expect(await ask('token-2')).toBe(11);
    expect(await ask('token-11')).toBe(11);
    expect(await ask('token-1')).toBe(12);
    await around.clock.advanceTo(around.clock.now() + 15 * 60_000, () => around.engine.idle());
    expect(await ask('token-11')).toBe(13);
  });

  test('of many redrives at once one takes place', async () => {
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    broken.clear();
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => around.client.send(new RedriveExecutionCommand({ executionArn }))),
    );
    await around.engine.idle();
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
  });

  test('is found by whether it was redriven', async () => {
    const stateMachineArn = arn('stateMachine:machine');
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    await around.start(stateMachineArn, {}, 'other');
    await redrive(executionArn);
    const list = async (fields: object) =>
      (await around.client.send(new ListExecutionsCommand({ stateMachineArn, ...fields }))).executions?.map(
        (one) => one.executionArn,
      );
    expect(await list({ redriveFilter: 'REDRIVEN' })).toEqual([executionArn]);
    expect(await list({ redriveFilter: 'REDRIVEN', statusFilter: 'FAILED' })).toEqual([]);
    expect(await list({ redriveFilter: 'NOT_REDRIVEN' })).toEqual([arn('execution:machine:other')]);
  });
});

describe('inside Parallel and Map', () => {
  const fork = (branches: object[]) => ({
    Type: 'Parallel',
    Branches: branches.map((States) => ({ StartAt: Object.keys(States)[0], States })),
    End: true,
  });

  test('only the branches that failed or were stopped run again', async () => {
    const executionArn = await started(
      machine({
        Fork: fork([
          { Done: task('done') },
          { Bad: task('bad') },
          {
            Ready: task('ready', { Next: 'Rest' }),
            Rest: { Type: 'Wait', Seconds: 10, Next: 'Last' },
            Last: task('last'),
          },
        ]),
      }),
      ['bad'],
      'in',
    );
    expect((await around.describe(executionArn)).status).toBe('FAILED');
    await redrive(executionArn);
    expect(called).not.toContain('done');
    expect(called).toContain('bad');
    await around.clock.advanceTo(around.clock.now() + 10_000, () => around.engine.idle());
    expect(await around.describe(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '["in","in","in"]',
    });
    expect(called.filter((name) => name === 'last')).toHaveLength(1);
  });

  test('nested, every level keeps what it had', async () => {
    const inner = fork([{ A: task('a') }, { B: task('b') }]);
    const executionArn = await started(
      machine({ Outer: fork([{ Inner: inner }, { C: task('c') }]) }),
      ['b'],
      1,
    );
    expect((await around.describe(executionArn)).status).toBe('FAILED');
    await redrive(executionArn);
    expect(called).toContain('b');
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[[1,1],1]' });
  });

  test('of a Map only the iterations that are missing', async () => {
    const executionArn = await started(
      machine({
        Each: {
          Type: 'Map',
          Items: '{% $states.input %}',
          MaxConcurrency: 1,
          ItemProcessor: {
            StartAt: 'Work',
            States: {
              Work: task('work', {
                Arguments: { FunctionName: '{% "work" & $states.input %}', Payload: '{% $states.input %}' },
                End: true,
              }),
            },
          },
          End: true,
        },
      }),
      ['work3'],
      [1, 2, 3, 4],
    );
    expect(called).toEqual(['work1', 'work2', 'work3']);
    await redrive(executionArn);
    expect(called).toEqual(['work3', 'work4']);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3,4]' });
  });

  test('a failure that was caught before is not gone back to', async () => {
    const executionArn = await started(
      machine({
        Try: {
          ...fork([{ Bad: task('bad') }]),
          End: undefined,
          Next: 'Never',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Then' }],
        },
        Then: task('then', { Arguments: { FunctionName: 'then', Payload: 'ok' }, End: true }),
        Never: { Type: 'Succeed' },
      }),
      ['bad', 'then'],
    );
    expect((await around.describe(executionArn)).status).toBe('FAILED');
    await redrive(executionArn);
    expect(called).toEqual(['then']);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"ok"' });
  });
});

describe('stopped and timed out', () => {
  test('a stopped execution goes on where it was', async () => {
    const executionArn = await started(waiting, []);
    await around.client.send(new StopExecutionCommand({ executionArn }));
    await redrive(executionArn);
    expect((await around.describe(executionArn)).status).toBe('RUNNING');
    expect(await types(executionArn)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
      'ExecutionRedriven',
    ]);
    await around.clock.advanceTo(around.clock.now() + 3_600_000, () => around.engine.idle());
    expect((await around.describe(executionArn)).status).toBe('SUCCEEDED');
  });

  test("a redrive gives the machine's time anew", async () => {
    const executionArn = await started(
      machine({ Rest: { Type: 'Wait', Seconds: 50, End: true } }, { TimeoutSeconds: 40 }),
      [],
    );
    await around.clock.advanceTo(around.clock.now() + 40_000, () => around.engine.idle());
    expect((await around.describe(executionArn)).status).toBe('TIMED_OUT');
    await redrive(executionArn);
    await around.clock.advanceTo(around.clock.now() + 39_000, () => around.engine.idle());
    expect((await around.describe(executionArn)).status).toBe('RUNNING');
    await around.clock.advanceTo(around.clock.now() + 1000, () => around.engine.idle());
    expect((await around.describe(executionArn)).status).toBe('TIMED_OUT');
  });
});

describe('is refused', () => {
  const attempt = (executionArn: string) => around.client.send(new RedriveExecutionCommand({ executionArn }));

  test('of one that succeeded, runs, or is not there', async () => {
    const stateMachineArn = await around.create(giving(1));
    const running = await around.start(await around.create(waiting, { name: 'waiting' }));
    await expect(attempt(await around.start(stateMachineArn))).rejects.toThrow(ExecutionNotRedrivable);
    await expect(attempt(running)).rejects.toThrow('Execution is RUNNING and cannot be redriven');
    await expect(attempt(arn('execution:machine:none'))).rejects.toThrow(ExecutionDoesNotExist);
  });

  test('after fourteen days', async () => {
    const executionArn = await started(machine({ Only: task('only') }), ['only']);
    await around.clock.advanceTo(around.clock.now() + 14 * dayMs + 1, () => around.engine.idle());
    await expect(attempt(executionArn)).rejects.toThrow('Execution redrivable period exceeded');
    expect(await around.describe(executionArn)).toMatchObject({
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution redrivable period exceeded',
    });
  });

  test('while its machine is being deleted', async () => {
    const executionArn = await started(
      machine({ Only: task('only', { Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: 9, End: true } }),
      ['only'],
    );
    broken.clear();
    const stateMachineArn = arn('stateMachine:machine');
    await around.start(stateMachineArn, {}, 'running');
    await around.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(attempt(executionArn)).rejects.toThrow('State machine is in DELETING status');
  });
});
