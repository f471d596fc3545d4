import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidDefinition,
  InvalidExecutionInput,
  InvalidOutput,
  InvalidToken,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Engine, openEngine, virtualClock } from '../../../local/stepfunctions/index.ts';
import { served } from './served.ts';

const roleArn = 'arn:aws:iam::000000000000:role/any';
const machine = (StartAt: string, States: Record<string, unknown>): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States });
const approval = machine('Ask', {
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 3600,
    HeartbeatSeconds: 600,
    End: true,
  },
});

let engine: Engine;
let client: SFNClient;
let closeServer: () => Promise<void>;
let tokens: string[];
const clock = virtualClock(Date.UTC(2026, 0, 1));

beforeEach(async () => {
  tokens = [];
  engine = await openEngine({
    file: ':memory:',
    clock,
    invoke: async ({ payload }) => {
      const { token } = Object(payload);
      if (typeof token === 'string') tokens.push(token);
      return { asked: true };
    },
  });
  engine.start();
  ({ client, close: closeServer } = await served(engine));
});
afterEach(async () => {
  await closeServer();
  await engine.close();
});

async function create(definition: string, name = 'machine'): Promise<string | undefined> {
  const made = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return made.stateMachineArn;
}

async function asked(): Promise<{ executionArn: string | undefined; taskToken: string }> {
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: await create(approval), name: 'ask' }),
  );
  await engine.idle();
  const [taskToken = ''] = tokens;
  return { executionArn, taskToken };
}

describe('state machines', () => {
  test('are created, described and listed', async () => {
    const stateMachineArn = await create(approval);
    expect(await create(approval)).toBe(stateMachineArn);
    await create(approval, 'second');
    expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      name: 'machine',
      definition: approval,
      roleArn,
      status: 'ACTIVE',
    });
    const first = await client.send(new ListStateMachinesCommand({ maxResults: 1 }));
    const second = await client.send(new ListStateMachinesCommand({ nextToken: first.nextToken }));
    expect([...(first.stateMachines ?? []), ...(second.stateMachines ?? [])].map(({ name }) => name)).toEqual(
      ['machine', 'second'],
    );
  });
  test('another definition under the same name is refused', async () => {
    await create(approval);
    await expect(create(machine('A', { A: { Type: 'Succeed' } }))).rejects.toThrow('Already Exists');
  });
  test('a definition that cannot run is refused', async () => {
    await expect(create(machine('A', { A: { Type: 'Pass', InputPath: '$', End: true } }))).rejects.toThrow(
      InvalidDefinition,
    );
  });
});

describe('executions', () => {
  const quick = machine('A', {
    A: { Type: 'Pass', Assign: { x: 1 }, Output: '{% $states.input.n + 1 %}', End: true },
  });

  test('run and show their result and history', async () => {
    const stateMachineArn = await create(quick);
    const { executionArn, startDate } = await client.send(
      new StartExecutionCommand({ stateMachineArn, input: '{ "n": 1 }' }),
    );
    await engine.idle();
    expect(startDate).toEqual(new Date(clock.now()));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      input: '{ "n": 1 }',
      output: '2',
      stopDate: new Date(clock.now()),
    });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events).toMatchObject([
      { id: 1, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{ "n": 1 }', roleArn } },
      { id: 2, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'A' } },
      {
        id: 3,
        type: 'PassStateExited',
        stateExitedEventDetails: { output: '2', assignedVariables: { x: '1' } },
      },
      { id: 4, type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '2' } },
    ]);
  });

  test('history comes in pages, in either order', async () => {
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: await create(quick), input: '{"n":1}' }),
    );
    await engine.idle();
    const ids: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 3, reverseOrder: true, nextToken }),
      );
      ids.push(...(page.events ?? []).map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(ids).toEqual([4, 3, 2, 1]);
  });

  test('starting is idempotent by name and input while it runs', async () => {
    const { executionArn } = await asked();
    const stateMachineArn = await create(approval);
    const start = (input: string) =>
      client.send(new StartExecutionCommand({ stateMachineArn, name: 'ask', input }));
    expect((await start('{}')).executionArn).toBe(executionArn);
    await expect(start('{"other":1}')).rejects.toThrow(ExecutionAlreadyExists);
    await client.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'no more' }));
    await expect(start('{}')).rejects.toThrow(ExecutionAlreadyExists);
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'no more',
    });
  });

  test('the same start twice at the same moment is one execution', async () => {
    const stateMachineArn = await create(approval);
    const start = () => client.send(new StartExecutionCommand({ stateMachineArn, name: 'twin' }));
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.executionArn).toBe(first.executionArn);
    await engine.idle();
    expect(tokens).toHaveLength(1);
  });

  test('are listed newest first, by status, in pages', async () => {
    const stateMachineArn = await create(quick);
    for (const [name, input] of [
      ['a', '{"n":1}'],
      ['b', '{}'],
      ['c', '{"n":2}'],
      ['d', '{"n":2}'],
    ]) {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
    }
    await engine.idle();
    const list = (filter: object) => client.send(new ListExecutionsCommand({ stateMachineArn, ...filter }));
    expect((await list({})).executions?.map(({ name }) => name)).toEqual(['d', 'c', 'b', 'a']);
    expect((await list({ statusFilter: 'FAILED' })).executions?.map(({ name }) => name)).toEqual(['b']);
    const first = await list({ statusFilter: 'SUCCEEDED', maxResults: 2 });
    const second = await list({ statusFilter: 'SUCCEEDED', nextToken: first.nextToken });
    expect([first, second].map(({ executions }) => executions?.map(({ name }) => name))).toEqual([
      ['d', 'c'],
      ['a'],
    ]);
  });

  test.each([
    [
      'an unknown machine',
      { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:none' },
      StateMachineDoesNotExist,
    ],
    ['an input that is not JSON', { input: '{' }, InvalidExecutionInput],
  ])('%s is refused', async (_name, fields, exception) => {
    const stateMachineArn = await create(quick);
    await expect(client.send(new StartExecutionCommand({ stateMachineArn, ...fields }))).rejects.toThrow(
      exception,
    );
  });
  test('an unknown execution is refused', async () => {
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:none:none';
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toThrow(
      ExecutionDoesNotExist,
    );
  });
});

describe('task tokens', () => {
  test('a success is the result; a second answer comes too late', async () => {
    const { executionArn, taskToken } = await asked();
    const answer = new SendTaskSuccessCommand({ taskToken, output: '{"yes":true}' });
    await client.send(answer);
    await engine.idle();
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"yes":true}',
    });
    await expect(client.send(answer)).rejects.toThrow(TaskTimedOut);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });
  test('of many answers at once exactly one wins', async () => {
    const { executionArn, taskToken } = await asked();
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        client.send(new SendTaskSuccessCommand({ taskToken, output: `${n}` })),
      ),
    );
    const won = answers.findIndex(({ status }) => status === 'fulfilled');
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await engine.idle();
    expect((await client.send(new DescribeExecutionCommand({ executionArn }))).output).toBe(`${won}`);
  });
  test('a failure fails the task', async () => {
    const { executionArn, taskToken } = await asked();
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'No', cause: 'because' }));
    await engine.idle();
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'No',
      cause: 'because',
    });
  });
  test('heartbeats keep it alive until they stop', async () => {
    const { executionArn, taskToken } = await asked();
    const opened = clock.now();
    await clock.advanceTo(opened + 500_000, () => engine.idle());
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await clock.advanceTo(opened + 1_099_999, () => engine.idle());
    expect((await client.send(new DescribeExecutionCommand({ executionArn }))).status).toBe('RUNNING');
    await clock.advanceTo(opened + 1_100_000, () => engine.idle());
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toThrow(TaskTimedOut);
  });
  test('a token nobody issued and an output that is not JSON are refused', async () => {
    const { taskToken } = await asked();
    const send = (token: string, output: string) =>
      client.send(new SendTaskSuccessCommand({ taskToken: token, output }));
    await expect(send('made up', '{}')).rejects.toThrow(InvalidToken);
    await expect(send(taskToken, '{')).rejects.toThrow(InvalidOutput);
  });
});

describe('requests that are none', () => {
  const send = (target: string | undefined, body: string) =>
    engine.handle({ headers: { 'X-Amz-Target': target }, body });
  test.each([
    ['an action that is not there', 'AWSStepFunctions.Dance', '{}', 'UnknownOperationException'],
    ['no target', undefined, '{}', 'UnknownOperationException'],
    ['a body that is not JSON', 'AWSStepFunctions.StartExecution', '{', 'SerializationException'],
    ['a missing field', 'AWSStepFunctions.StartExecution', '{}', 'ValidationException'],
  ])('%s', async (_name, target, body, type) => {
    const response = await send(target, body);
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body).__type).toContain(type);
  });
});
