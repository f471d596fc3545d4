import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IntegrationCall, Invocation } from '../../../local/stepfunctions/index.ts';
import { arnOf, machineArnOf, Played } from './played.ts';

let played: Played;
beforeEach(() => {
  played = new Played();
});
afterEach(() => played.end());

const task = (resource: string, fields: Record<string, unknown>) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  TimeoutSeconds: 60,
  End: true,
  ...fields,
});
class Refused extends Error {
  override readonly name = 'ConditionalCheckFailedException';
  readonly $metadata = { httpStatusCode: 400, requestId: 'R1' };
}
class Unmodelled extends Error {
  override readonly name = 'ValidationException';
}
const item = { Item: { id: { S: 'a' } } };
const getItem = { TableName: 't', Key: { id: { S: 'a' } } };

describe("a host's service", () => {
  test('answers an optimised integration, with the SDK metadata AWS adds', async () => {
    const calls: IntegrationCall[] = [];
    const dynamodb = async (call: IntegrationCall) => {
      calls.push(call);
      return { $metadata: { httpStatusCode: 200 }, ...item };
    };
    await played.open({ integrations: { dynamodb } });
    const { output } = await played.run({ Get: task('dynamodb:getItem', { Arguments: getItem }) });
    expect(output).toMatchObject({ ...item, SdkHttpMetadata: { HttpStatusCode: 200 } });
    expect(output).not.toHaveProperty('$metadata');
    expect(calls).toMatchObject([
      { action: 'getItem', parameters: getItem, stateName: 'Get', executionArn: arnOf('m', 'x') },
    ]);
  });

  test('answers an SDK integration as it is', async () => {
    await played.open({ integrations: { dynamodb: async () => ({ Count: 0, Items: [] }) } });
    const Arguments = { TableName: 't' };
    const { output } = await played.run({ Ask: task('aws-sdk:dynamodb:query', { Arguments }) });
    expect(output).toEqual({ Count: 0, Items: [] });
  });

  test('history tells the call and the answer', async () => {
    await played.open({ integrations: { dynamodb: async () => ({}) } });
    const arn = await played.start({ Put: task('aws-sdk:dynamodb:putItem', { Arguments: { Item: {} } }) });
    await played.finish(arn);
    const names = { resourceType: 'aws-sdk:dynamodb', resource: 'putItem' };
    expect(await played.events(arn)).toMatchObject([
      { type: 'ExecutionStarted' },
      { type: 'TaskStateEntered' },
      {
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...names,
          region: 'us-east-1',
          parameters: '{"Item":{}}',
          timeoutInSeconds: 60,
        },
      },
      { type: 'TaskStarted', taskStartedEventDetails: names },
      { type: 'TaskSucceeded', taskSucceededEventDetails: { ...names, output: '{}' } },
      { type: 'TaskStateExited' },
      { type: 'ExecutionSucceeded' },
    ]);
  });

  test.each([
    [
      'dynamodb:putItem',
      new Refused('no'),
      'DynamoDB.ConditionalCheckFailedException',
      'no (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: R1; Proxy: null)',
    ],
    [
      'aws-sdk:dynamodb:putItem',
      new Refused('no'),
      'DynamoDb.ConditionalCheckFailedException',
      'no (Service: DynamoDb, Status Code: 400, Request ID: R1)',
    ],
    [
      'dynamodb:putItem',
      new Unmodelled('bad'),
      'DynamoDB.AmazonDynamoDBException',
      expect.stringContaining('Error Code: ValidationException'),
    ],
    [
      'aws-sdk:dynamodb:putItem',
      new Unmodelled('bad'),
      'DynamoDb.DynamoDbException',
      expect.stringContaining('bad (Service: DynamoDb, Status Code: 400, Request ID: '),
    ],
    [
      'aws-sdk:scheduler:createSchedule',
      new Unmodelled('bad'),
      'Scheduler.ValidationException',
      expect.stringContaining('bad (Service: Scheduler'),
    ],
  ])(
    '%s fails with its exception under the name Step Functions gives it',
    async (name, thrown, error, cause) => {
      const refuse = async () => {
        throw thrown;
      };
      await played.open({ integrations: { dynamodb: refuse, scheduler: refuse } });
      const Arguments = { TableName: 't', Item: {} };
      const arn = await played.start({ Put: task(name, { Arguments }) });
      expect(await played.finish(arn)).toMatchObject({ status: 'FAILED', error, cause });
      expect(await played.types(arn)).toContain('TaskFailed');
    },
  );

  test('a call repeated after a crash has the same request id, one repeated by Retry another', async () => {
    const ids: string[] = [];
    let answer: () => Promise<unknown> = () => new Promise(() => undefined);
    const dynamodb = ({ requestId }: IntegrationCall) => {
      ids.push(requestId);
      return answer();
    };
    await played.open({ integrations: { dynamodb } });
    const Retry = [{ ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 1 }];
    const arn = await played.start({ Get: task('dynamodb:getItem', { Arguments: getItem, Retry }) });
    await expect.poll(() => ids).toHaveLength(1);
    answer = async () => {
      if (ids.length === 2) throw new Refused('again');
      return {};
    };
    const again = await played.open({ integrations: { dynamodb } });
    again.start();
    expect(await played.finish(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(ids).toHaveLength(3);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});

describe('events:putEvents', () => {
  const Entries = [{ DetailType: 'd', Source: 's', Detail: { n: 1 } }];

  test('writes the detail out and says who sends, through the SDK it does neither', async () => {
    const sent: unknown[] = [];
    const events = async ({ parameters }: IntegrationCall) => {
      sent.push(parameters);
      return { FailedEntryCount: 0, Entries: [{ EventId: 'e' }] };
    };
    await played.open({ integrations: { events } });
    const text = [{ ...Entries[0], Detail: '{"n":1}' }];
    const { status } = await played.run({
      First: task('events:putEvents', { Arguments: { Entries }, End: undefined, Next: 'Second' }),
      Second: task('aws-sdk:eventbridge:putEvents', { Arguments: { Entries: text } }),
    });
    expect(status).toBe('SUCCEEDED');
    expect(sent).toEqual([
      { Entries: [{ ...text[0], Resources: [arnOf('m', 'x'), machineArnOf('m')] }] },
      { Entries: text },
    ]);
  });

  test('fails when an event could not be sent', async () => {
    const failed = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] };
    await played.open({ integrations: { events: async () => failed } });
    const arn = await played.start({ Tell: task('events:putEvents', { Arguments: { Entries } }) });
    expect(await played.finish(arn)).toMatchObject({ status: 'FAILED', error: 'EventBridge.FailedEntry' });
    expect(await played.types(arn)).toContain('TaskFailed');
  });
});

describe('lambda:invoke', () => {
  const invoking = (fields: Record<string, unknown>) =>
    task('lambda:invoke', { Arguments: { FunctionName: 'f', Payload: { n: 1 }, ...fields } });

  test('of type Event does not look at the result', async () => {
    const calls: Invocation[] = [];
    await played.open({
      invoke: async (call) => {
        calls.push(call);
        return { secret: true };
      },
    });
    const { output } = await played.run({
      Call: invoking({ InvocationType: 'Event', ClientContext: 'e30=' }),
    });
    expect(output).toMatchObject({ Payload: '', StatusCode: 202 });
    expect(output).not.toHaveProperty('ExecutedVersion');
    expect(calls).toMatchObject([{ functionName: 'f', invocationType: 'Event', clientContext: 'e30=' }]);
  });

  test('of type DryRun calls nobody', async () => {
    let calls = 0;
    await played.open({
      invoke: async () => {
        calls += 1;
      },
    });
    const { output } = await played.run({ Call: invoking({ InvocationType: 'DryRun' }) });
    expect(output).toMatchObject({ Payload: '', StatusCode: 204 });
    expect(calls).toBe(0);
  });

  test('a version is called by its name and told', async () => {
    await played.open({ invoke: async ({ functionName }) => functionName });
    const { output } = await played.run({ Call: invoking({ Qualifier: '7', LogType: 'None' }) });
    expect(output).toMatchObject({ Payload: 'f:7', ExecutedVersion: '7', StatusCode: 200 });
  });
});

describe('.waitForTaskToken', () => {
  test('on another integration: submitted, then answered through the engine by another execution', async () => {
    let token = '';
    const events = async ({ parameters }: IntegrationCall) => {
      token = JSON.parse(Object(parameters).Entries[0].Detail).token;
      return { FailedEntryCount: 0, Entries: [{ EventId: 'e' }] };
    };
    await played.open({ integrations: { events } });
    const Detail = { token: '{% $states.context.Task.Token %}' };
    const Arguments = { Entries: [{ DetailType: 'd', Source: 's', Detail }] };
    const asking = await played.start(
      { Ask: task('events:putEvents.waitForTaskToken', { Arguments }) },
      'ask',
    );
    await played.engine.idle();
    expect((await played.types(asking)).at(-1)).toBe('TaskSubmitted');

    const answering = { TaskToken: '{% $states.input.token %}', Output: { yes: '{% 1 = 1 %}' } };
    const states = { Answer: task('aws-sdk:sfn:sendTaskSuccess', { Arguments: answering }) };
    const first = await played.start(states, 'first', { token }, 'answering');
    expect(await played.finish(first)).toMatchObject({ status: 'SUCCEEDED', output: {} });
    expect(await played.finish(asking)).toMatchObject({ status: 'SUCCEEDED', output: { yes: true } });

    const second = await played.start(states, 'second', { token }, 'answering');
    expect(await played.finish(second)).toMatchObject({
      status: 'FAILED',
      error: 'Sfn.TaskTimedOutException',
      cause: expect.stringContaining('(Service: Sfn, Status Code: 400'),
    });
  });

  test('a branch answers the token of its sibling', async () => {
    const tokens: unknown[] = [];
    await played.open({
      invoke: async ({ payload, stateName }) => (stateName === 'Ask' ? void tokens.push(payload) : tokens[0]),
    });
    const FunctionName = 'f';
    const ask = task('lambda:invoke.waitForTaskToken', {
      Arguments: { FunctionName, Payload: '{% $states.context.Task.Token %}' },
    });
    const states = {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Ask', States: { Ask: ask } },
          {
            StartAt: 'Hold',
            States: {
              Hold: { Type: 'Wait', Seconds: 5, Next: 'Take' },
              Take: task('lambda:invoke', { Arguments: { FunctionName }, End: undefined, Next: 'Answer' }),
              Answer: task('aws-sdk:sfn:sendTaskFailure', {
                Arguments: { TaskToken: '{% $states.input.Payload %}', Error: 'No', Cause: 'why' },
              }),
            },
          },
        ],
        End: true,
      },
    };
    expect(await played.run(states)).toMatchObject({ status: 'FAILED', error: 'No', cause: 'why' });
  });
});

describe("the engine's own API", () => {
  test('is capitalised, its dates are ISO text', async () => {
    await played.open();
    const { output } = await played.run({
      Look: task('aws-sdk:sfn:describeExecution', {
        Arguments: { ExecutionArn: '{% $states.context.Execution.Id %}' },
      }),
    });
    expect(output).toMatchObject({
      Status: 'RUNNING',
      StartDate: '2026-01-01T00:00:00.000Z',
      InputDetails: { Included: true },
    });
  });

  test('refuses with its exceptions', async () => {
    await played.open();
    const Arguments = { StateMachineArn: machineArnOf('nobody') };
    for (const [resource, error] of [
      ['states:startExecution', 'StepFunctions.StateMachineDoesNotExistException'],
      ['aws-sdk:sfn:startExecution', 'Sfn.StateMachineDoesNotExistException'],
    ] as const) {
      const arn = await played.start({ Start: task(resource, { Arguments }) }, resource.slice(0, 6));
      expect(await played.finish(arn)).toMatchObject({ status: 'FAILED', error });
    }
  });
});
