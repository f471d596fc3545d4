import { describe, expect, test } from 'vitest';
import { compileMachine } from '../../../local/stepfunctions/definition/compile.ts';
import { advance } from '../../../local/stepfunctions/interpreter/advance.ts';
import { newState } from '../../../local/stepfunctions/interpreter/execution.ts';
import type { World } from '../../../local/stepfunctions/interpreter/run.ts';
import { decodeState, encodeState } from '../../../local/stepfunctions/store/stateCodec.ts';

const machine = compileMachine(
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f', Payload: { id: '{% $uuid() %}' } },
        TimeoutSeconds: 60,
        End: true,
      },
    },
  }),
);
const input = { a: [1, 2] };
const world: World = {
  machine,
  nowMs: 1000,
  token: (task) => `token-${task}`,
  mapResults: () => [],
  unsuccessful: () => [],
  identity: {
    arn: 'arn:execution',
    name: 'one',
    roleArn: 'role',
    machineArn: 'arn:machine',
    machineName: 'machine',
    region: 'here',
    startedAt: 1000,
    input,
    seed: 'seed',
  },
};

describe('a step', () => {
  test('leaves the state it was given alone and can be repeated', async () => {
    const before = newState();
    const step = await advance(before, { kind: 'start' }, world);
    expect(before).toEqual(newState());
    expect(await advance(before, { kind: 'start' }, world)).toEqual(step);
    expect(step.calls).toHaveLength(1);
  });

  test('goes on from a stored state as from the one in memory', async () => {
    const { state } = await advance(newState(), { kind: 'start' }, world);
    const stored = decodeState(encodeState(state, input), input);
    const answer = { kind: 'answered', task: 1, outcome: { kind: 'succeeded', output: { b: 1 } } } as const;
    const step = await advance(stored, answer, world);
    expect(step).toEqual(await advance(state, answer, world));
    expect(step.ending).toMatchObject({ status: 'SUCCEEDED', output: { Payload: { b: 1 } } });
  });

  test('an answer to a task that is gone means nothing', async () => {
    const { state } = await advance(newState(), { kind: 'start' }, world);
    const step = await advance(state, { kind: 'answered', task: 9, outcome: { kind: 'failed' } }, world);
    expect(step).toMatchObject({ accepted: false, events: [], calls: [] });
  });

  test('a time that has not come yet changes nothing', async () => {
    const { state } = await advance(newState(), { kind: 'start' }, world);
    const step = await advance(state, { kind: 'due' }, { ...world, nowMs: 60_999 });
    expect(step.events).toEqual([]);
    const late = await advance(state, { kind: 'due' }, { ...world, nowMs: 61_000 });
    expect(late.ending).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});
