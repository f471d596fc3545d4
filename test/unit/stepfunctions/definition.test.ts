import { describe, expect, test } from 'vitest';
import { compileMachine } from '../../../local/stepfunctions/definition/compile.ts';
import { InvalidDefinition } from '../../../local/stepfunctions/index.ts';

const pass = { Type: 'Pass', End: true };

function issues(machine: Record<string, unknown>): readonly string[] {
  try {
    compileMachine(JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', ...machine }));
    return [];
  } catch (error) {
    if (error instanceof InvalidDefinition) return error.issues.map(({ message }) => message);
    throw error;
  }
}
const of = (state: Record<string, unknown>): readonly string[] => issues({ States: { A: state } });
const task = (fields: Record<string, unknown>) =>
  of({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields });

describe('a definition that cannot be run is refused, naming the state and the thing', () => {
  test('a sound one is taken', () => expect(of(pass)).toEqual([]));

  test.each([
    [
      'JSONPath by default',
      { QueryLanguage: undefined, States: { A: pass } },
      "State 'A': the query language is JSONPath",
    ],
    [
      'JSONPath in one state',
      { States: { A: { ...pass, QueryLanguage: 'JSONPath' } } },
      "State 'A': the query language is JSONPath",
    ],
    [
      'a JSONPath field',
      { States: { A: { ...pass, ResultPath: '$.x' } } },
      "State 'A': field 'ResultPath' belongs to JSONPath",
    ],
    [
      'an unknown field',
      { States: { A: { ...pass, Colour: 'red' } } },
      "State 'A': field 'Colour' is not supported",
    ],
    [
      'an unknown field of the machine',
      { States: { A: pass }, Owner: 'me' },
      "The state machine: field 'Owner' is not supported",
    ],
    ['an unknown type', { States: { A: { Type: 'Loop' } } }, 'State \'A\': Type "Loop" is not supported'],
    ['a start that is no state', { StartAt: 'B', States: { A: pass } }, "StartAt 'B' is not a state"],
    [
      'a target that is no state',
      { States: { A: { Type: 'Pass', Next: 'B' } } },
      "State 'A': its target 'B' is not a state",
    ],
    ['a state out of reach', { States: { A: pass, B: pass } }, "state 'B' cannot be reached"],
    ['no way out', { States: { A: { Type: 'Pass' } } }, "State 'A': give either 'Next' or 'End'"],
  ])('%s', (_name, machine, text) => expect(issues(machine).join('\n')).toContain(text));

  test('an unknown resource', () => {
    expect(task({ Resource: 'arn:aws:states:::sqs:sendMessage' })).toEqual([
      "State 'A': resource 'arn:aws:states:::sqs:sendMessage' is not supported",
    ]);
  });

  test('an argument an integration does not take, and one it must have', () => {
    const Arguments = { InvocationType: 'Later', LogType: 'Tail', Colour: 'red' };
    expect(task({ Arguments })).toEqual([
      "State 'A': argument 'Colour' of lambda:invoke is not supported",
      "State 'A': Arguments must give the FunctionName",
      'State \'A\': InvocationType "Later" is not supported',
    ]);
  });

  test.each([
    ['arn:aws:states:::dynamodb:getItem', "the host gives no integration 'dynamodb'"],
    ['arn:aws:states:::aws-sdk:dynamodb:query', "the host gives no integration 'dynamodb'"],
    ['arn:aws:states:::aws-sdk:eventbridge:putEvents', "the host gives no integration 'events'"],
    ['arn:aws:states:::aws-sdk:sfn:getActivityTask', 'the engine has no action GetActivityTask'],
  ])('%s without anybody to answer it', (Resource, reason) => {
    const Arguments = { TableName: 't', Key: {} };
    expect(task({ Resource, Arguments })).toEqual([
      `State 'A': resource '${Resource}' is not supported: ${reason}`,
    ]);
  });

  test.each([
    'arn:aws:states:::dynamodb:query',
    'arn:aws:states:::dynamodb:getItem.waitForTaskToken',
    'arn:aws:states:::lambda:invoke.sync',
    'arn:aws:states:::aws-sdk:sfn:startExecution.sync',
    'arn:aws:states:::scheduler:createSchedule',
  ])('%s, which AWS does not offer', (Resource) => {
    expect(task({ Resource })).toEqual([`State 'A': resource '${Resource}' is not supported`]);
  });

  const caught = (Catch: unknown[]) => ({ Arguments: { FunctionName: 'f' }, Catch });
  test.each([
    [
      'a heartbeat as long as the task',
      { HeartbeatSeconds: 9, TimeoutSeconds: 9 },
      'HeartbeatSeconds must be',
    ],
    [
      'a wildcard in company',
      caught([{ ErrorEquals: ['States.ALL', 'E'], Next: 'A' }]),
      'stand alone in Catch[0]',
    ],
    [
      'a wildcard before others',
      caught([
        { ErrorEquals: ['States.ALL'], Next: 'A' },
        { ErrorEquals: ['E'], Next: 'A' },
      ]),
      'must be in the last entry of Catch',
    ],
    [
      'a delay that is none',
      { Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 9, MaxDelaySeconds: 9 }] },
      'MaxDelaySeconds of Retry[0] must be greater',
    ],
    ['a variable named $states', { Assign: { states: 1 } }, "field 'Assign.states'"],
    ['a time that is too long', { TimeoutSeconds: 100_000_000 }, "field 'TimeoutSeconds'"],
  ])('%s', (_name, fields, text) =>
    expect(task({ Arguments: { FunctionName: 'f' }, ...fields }).join('\n')).toContain(text),
  );

  test('a name longer than 80 characters', () =>
    expect(issues({ StartAt: 'A'.repeat(81), States: { ['A'.repeat(81)]: pass } })).not.toEqual([]));
  test('Assign where nothing follows', () =>
    expect(of({ Type: 'Succeed', Assign: { x: 1 } })).toEqual([
      "State 'A': field 'Assign' is not supported",
    ]));

  test('an expression that cannot be parsed, with its field', () => {
    expect(of({ ...pass, Output: { deep: '{% 1 + %}' } })[0]).toMatch(
      /^State 'A': the expression of field 'Output\/deep' cannot be parsed: /,
    );
  });

  test('a fault inside a branch names the inner state', () => {
    const branch = { StartAt: 'B', States: { B: { ...pass, InputPath: '$' } } };
    expect(of({ Type: 'Parallel', Branches: [branch], End: true })).toEqual([
      "State 'B': field 'InputPath' belongs to JSONPath, only JSONata is supported",
    ]);
  });

  describe('a distributed map', () => {
    const distributed = (fields: Record<string, unknown>, ProcessorConfig: Record<string, unknown>) => {
      const ItemProcessor = { ProcessorConfig, StartAt: 'B', States: { B: pass } };
      return of({ Type: 'Map', ItemProcessor, End: true, ...fields }).join('\n');
    };
    const config = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };

    test('must say how its executions run', () =>
      expect(distributed({}, { Mode: 'DISTRIBUTED' })).toContain('ProcessorConfig.ExecutionType'));
    test.each(['ItemReader', 'ResultWriter'])('with %s', (field) =>
      expect(distributed({ [field]: {} }, config)).toContain(`field '${field}' is not supported`),
    );
    test('with batches of no size', () =>
      expect(distributed({ ItemBatcher: {} }, config)).toContain('ItemBatcher must give'));
    test('whose fields an inline one has not', () =>
      expect(distributed({ Label: 'l' }, { Mode: 'INLINE' })).toContain(
        "'Label' belongs to distributed maps",
      ));
  });

  test('what is not JSON', () => expect(() => compileMachine('{')).toThrow(InvalidDefinition));
});
