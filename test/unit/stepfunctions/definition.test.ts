import { describe, expect, test } from 'vitest';
import { compileMachine } from '../../../local/stepfunctions/definition/compile.ts';
import { InvalidDefinition } from '../../../local/stepfunctions/index.ts';

const pass = { Type: 'Pass', End: true };

function issues(machine: Record<string, unknown>): readonly string[] {
  try {
    compileMachine(JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', ...machine }));
    return [];
  } catch (error) {
    if (error instanceof InvalidDefinition) return error.issues;
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

  test('an argument lambda:invoke does not take here', () => {
    const Arguments = { FunctionName: 'f', InvocationType: 'Event', LogType: 'Tail' };
    expect(task({ Arguments })).toEqual([
      "State 'A': argument 'LogType' of lambda:invoke is not supported",
      'State \'A\': InvocationType "Event" is not supported',
    ]);
  });

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

  test('a distributed map', () => {
    const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: { B: pass } };
    expect(of({ Type: 'Map', ItemProcessor, End: true })[0]).toContain("field 'ProcessorConfig.Mode'");
  });

  test('what is not JSON', () => expect(() => compileMachine('{')).toThrow(InvalidDefinition));
});
