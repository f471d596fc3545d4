import { describe, expect, test } from 'vitest';
import {
  type Branch,
  type ExecutionState,
  newState,
} from '../../../local/stepfunctions/interpreter/execution.ts';
import type { Json } from '../../../local/stepfunctions/json.ts';
import { Parts } from '../../../local/stepfunctions/store/parts.ts';
import { decodeState, encodeState } from '../../../local/stepfunctions/store/stateCodec.ts';

const long = (name: string): Json => ({ name, text: 'x'.repeat(2000) });
const branch = (fields: Partial<Branch>): Branch => ({
  id: 0,
  index: 0,
  variables: {},
  state: 'S',
  input: null,
  enteredAt: 1,
  enteredEvent: 2,
  beforeEntry: 1,
  lastEvent: 2,
  attempts: [],
  ...fields,
});
const stateOf = (...branches: Partial<Branch>[]): ExecutionState => ({
  ...newState(),
  branches: new Map(branches.map((fields, id) => [id, branch({ id, ...fields })])),
});

/** Writes states one after the other as commits do; gives the texts and what is stored as parts. */
function written(parts: Parts, input: Json, states: readonly ExecutionState[]) {
  const stored = new Map<number, Json>();
  const texts = states.map((state) => {
    const { place, changes } = parts.writing();
    const text = encodeState(state, input, place);
    const { added, removed } = changes();
    for (const part of added) stored.set(part.id, JSON.parse(part.text));
    for (const id of removed) stored.delete(id);
    return { text, added: added.length };
  });
  return { texts, stored };
}

describe('a stored state', () => {
  const input = long('input');
  const items = Array.from({ length: 400 }, (_, index) => `item ${index}`);
  const all = stateOf(
    { input, variables: { small: 1, big: long('variable') } },
    { parent: 0, input: long('own'), item: { index: 3, value: long('item') }, resume: { output: long('r') } },
    { activity: { kind: 'map', items, limit: 1, running: 1, next: 1, outputs: [long('out'), undefined, 0] } },
    { activity: { kind: 'parallel', running: 1, outputs: [undefined, long('out')] } },
    {
      activity: {
        kind: 'task',
        task: 1,
        call: { kind: 'function', functionName: 'f', payload: long('payload') },
      },
    },
    { activity: { kind: 'wait', until: 9 }, resume: { state: 'T', input: 1 } },
  );

  test('reads back as it was, with parts and without', () => {
    const { texts, stored } = written(new Parts(), input, [all]);
    expect(decodeState(texts[0]?.text ?? '', input, stored)).toEqual(all);
    expect(decodeState(encodeState(all, input), input)).toEqual(all);
  });

  test('does not write a large value twice, nor keep one nobody refers to', () => {
    const parts = new Parts();
    const variables = { big: long('variable') };
    const states = [
      stateOf({ variables }),
      stateOf({ variables, state: 'Next' }),
      stateOf({ variables: { big: long('another') } }),
      stateOf({ variables }),
    ];
    const { texts, stored } = written(parts, input, states);
    expect(texts.map(({ added }) => added)).toEqual([1, 0, 1, 1]);
    for (const { text } of texts) expect(text.length).toBeLessThan(400);
    expect([...stored.values()]).toEqual([variables.big]);
  });

  test('goes on with the parts it was read with', () => {
    const first = written(new Parts(), input, [all]);
    const read = decodeState(first.texts[0]?.text ?? '', input, first.stored);
    const again = written(new Parts(first.stored), input, [read]);
    expect(again.texts[0]).toEqual({ text: first.texts[0]?.text, added: 0 });
  });

  test('of the first version is read: values as they were, calls of functions', () => {
    const first = {
      ...newState(),
      branches: [
        {
          ...branch({ variables: { x: [1] } }),
          input: undefined,
          startInput: true,
          activity: { kind: 'task', task: 4, timeoutAt: 9, call: { functionName: 'f', payload: 0 } },
        },
        {
          ...branch({ id: 1, input: 5, item: { index: 0, value: 'v' } }),
          activity: { kind: 'map', items: [1, 2], limit: 40, running: 1, next: 2, outputs: [null, 7] },
        },
      ],
    };
    expect(decodeState(JSON.stringify(first), input)).toEqual(
      stateOf(
        {
          input,
          variables: { x: [1] },
          activity: {
            kind: 'task',
            task: 4,
            timeoutAt: 9,
            call: { kind: 'function', functionName: 'f', payload: 0 },
          },
        },
        {
          input: 5,
          item: { index: 0, value: 'v' },
          activity: { kind: 'map', items: [1, 2], limit: 40, running: 1, next: 2, outputs: [undefined, 7] },
        },
      ),
    );
  });
});
