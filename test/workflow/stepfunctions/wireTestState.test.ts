import {
  InvalidDefinition,
  InvalidExecutionInput,
  TestStateCommand,
  type TestStateCommandInput,
  ValidateStateMachineDefinitionCommand,
  ValidationException,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../../local/stepfunctions/index.ts';
import { giving, machine, task, wired } from './wired.ts';

const around = wired();

/** The client would put `sync-` before the host's name, so the call goes past it. */
const tried = (state: unknown, fields: Partial<TestStateCommandInput> = {}): Promise<unknown> => {
  const definition =
    typeof state === 'string' ? state : JSON.stringify({ QueryLanguage: 'JSONata', ...Object(state) });
  return around.engine.call('TestState', new TestStateCommand({ definition, ...fields }).input);
};

describe('one state by itself', () => {
  test('gives its output, where it goes and its variables', async () => {
    const pass = {
      Type: 'Pass',
      Assign: { b: '{% $a + 1 %}' },
      Output: '{% $states.input.n * 2 %}',
      Next: 'Then',
    };
    expect(await tried(pass, { input: '{"n":21}', variables: '{"a":1}', inspectionLevel: 'DEBUG' })).toEqual({
      status: 'SUCCEEDED',
      output: '42',
      nextState: 'Then',
      inspectionData: { input: '{"n":21}', variables: '{"a":1,"b":2}' },
    });
    expect(await tried(pass, { input: '{"n":21}', variables: '{"a":1}' })).not.toHaveProperty(
      'inspectionData',
    );
  });

  test('a Choice goes where its rule says, a Wait does not wait, a Fail fails', async () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input > 1 %}', Next: 'Many' }],
      Default: 'Few',
    };
    expect(await tried(choice, { input: '2' })).toMatchObject({ nextState: 'Many' });
    expect(await tried(choice, { input: '1' })).toMatchObject({ nextState: 'Few' });
    expect(await tried({ Type: 'Wait', Seconds: 9999, Next: 'Then' })).toMatchObject({
      status: 'SUCCEEDED',
      nextState: 'Then',
    });
    expect(await tried({ Type: 'Fail', Error: 'No', Cause: 'because' })).toEqual({
      status: 'FAILED',
      error: 'No',
      cause: 'because',
    });
  });

  test('inside a machine, by its name, at any depth', async () => {
    const definition = machine({
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Deep', States: { Deep: { Type: 'Pass', Output: 'here', End: true } } },
        End: true,
      },
    });
    expect(await tried(definition, { stateName: 'Deep' })).toEqual({ status: 'SUCCEEDED', output: '"here"' });
    await expect(tried(definition, { stateName: 'None' })).rejects.toThrow("State not found: 'None'");
  });

  test('an expression that fails is a failure like any other', async () => {
    expect(await tried({ Type: 'Pass', Output: '{% $states.input.none %}', End: true })).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });
});

describe('a Task', () => {
  const guarded = task('work', {
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Handle' }],
    End: true,
  });
  const failing = (error: string) => ({ mock: { errorOutput: { error, cause: 'c' } } });

  test('is carried out when nothing is mocked', async () => {
    around.invoke = async ({ functionName, payload }) => ({ functionName, payload });
    expect(await tried(task('work'), { input: '{"n":1}', inspectionLevel: 'TRACE' })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"functionName":"work","payload":{"n":1}}',
      inspectionData: {
        afterArguments: '{"FunctionName":"work","Payload":{"n":1}}',
        result: expect.stringContaining('"StatusCode":200'),
      },
    });
    around.invoke = async () => {
      throw new TaskFailure('Broken', 'why');
    };
    expect(await tried(task('work'))).toEqual({ status: 'FAILED', error: 'Broken', cause: 'why' });
  });

  test('its mocked failure is retried as often as the state says, then caught', async () => {
    for (const [retrierRetryCount, seconds] of [
      [0, 3],
      [1, 6],
    ] as const) {
      expect(
        await tried(guarded, {
          ...failing('Busy'),
          stateConfiguration: { retrierRetryCount },
          inspectionLevel: 'DEBUG',
        }),
      ).toMatchObject({
        status: 'RETRIABLE',
        error: 'Busy',
        inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: seconds } },
      });
    }
    expect(
      await tried(guarded, { ...failing('Busy'), stateConfiguration: { retrierRetryCount: 2 } }),
    ).toEqual({
      status: 'CAUGHT_ERROR',
      error: 'Busy',
      cause: 'c',
      nextState: 'Handle',
      output: '{"Error":"Busy","Cause":"c"}',
    });
  });

  test('with a token its mocked result is what the token is answered with', async () => {
    const asking = {
      ...task('ask', { Output: '{% $states.result %}', End: true }),
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    };
    expect(await tried(asking, { mock: { result: '{"yes": true}' } })).toEqual({
      status: 'SUCCEEDED',
      output: '{"yes": true}',
    });
    await expect(tried(asking)).rejects.toThrow('A mock must be specified');
  });

  test('sees the context it is given', async () => {
    const shown = task('work', { Output: '{% $states.context.Execution.Name %}', End: true });
    const context = '{"Execution":{"Name":"mine"}}';
    expect(await tried(shown, { context, mock: { result: '{}' } })).toMatchObject({ output: '"mine"' });
    await expect(tried(shown, { context })).rejects.toThrow('context');
  });
});

test('a Parallel passes its mocked result on', async () => {
  const parallel = {
    Type: 'Parallel',
    Arguments: '{% $states.input.n %}',
    Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }],
    Output: '{% $sum($states.result) %}',
    End: true,
  };
  expect(
    await tried(parallel, { input: '{"n":5}', mock: { result: '[1,2]' }, inspectionLevel: 'DEBUG' }),
  ).toEqual({
    status: 'SUCCEEDED',
    output: '3',
    inspectionData: { input: '{"n":5}', afterArguments: '5' },
  });
});

test.each([
  ['a definition in JSONPath', { Type: 'Pass', QueryLanguage: 'JSONPath', End: true }, {}, InvalidDefinition],
  ['an input that is not JSON', { Type: 'Succeed' }, { input: '{' }, InvalidExecutionInput],
  ['a mock of a Pass', { Type: 'Pass', End: true }, { mock: { result: '1' } }, ValidationException],
  ['a mock of both', task('a'), { mock: { result: '1', errorOutput: { error: 'e' } } }, ValidationException],
  ['variables that are no object', { Type: 'Succeed' }, { variables: '[]' }, ValidationException],
])('%s is refused', async (_name, state, fields, exception) => {
  await expect(tried(state, fields)).rejects.toMatchObject({ name: exception.name });
});

describe('validating', () => {
  const validated = (definition: string, fields: object = {}) =>
    around.client.send(new ValidateStateMachineDefinitionCommand({ definition, ...fields }));

  test('a sound definition is OK', async () => {
    expect(await validated(giving(1))).toMatchObject({ result: 'OK', diagnostics: [], truncated: false });
  });

  test('each fault has its code, its text and its place', async () => {
    const definition = machine({
      A: { Type: 'Pass', InputPath: '$', Next: 'B' },
      B: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'C', States: { C: { Type: 'Pass', Next: 'Nowhere' } } }],
        Next: 'D',
      },
      D: { Type: 'Task', Resource: 'arn:aws:states:::dance:waltz', End: true },
    });
    const { result, diagnostics } = await validated(definition);
    expect(result).toBe('FAIL');
    expect(diagnostics).toEqual([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: expect.stringContaining("State 'A': field 'InputPath' belongs to JSONPath"),
        location: '/States/A/InputPath',
      },
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: "State 'C': its target 'Nowhere' is not a state",
        location: '/States/B/Branches[0]/States/C',
      },
      {
        severity: 'ERROR',
        code: 'INVALID_RESOURCE',
        message: expect.stringContaining('dance:waltz'),
        location: '/States/D/Resource',
      },
    ]);
    expect(await validated(definition, { maxResults: 1 })).toMatchObject({
      diagnostics: [{ location: '/States/A/InputPath' }],
      truncated: true,
    });
  });

  test('what is not JSON says so', async () => {
    expect(await validated('{')).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ code: 'INVALID_JSON_DESCRIPTION' }],
    });
  });
});
