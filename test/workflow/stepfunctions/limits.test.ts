import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Played } from './played.ts';

let played: Played;
beforeEach(() => {
  played = new Played();
});
afterEach(() => played.end());

const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const limit = 262_144;
const dayMs = 86_400_000;
/** JSON text of exactly so many bytes. */
const text = (bytes: number): string => 'x'.repeat(bytes - 2);
const tooLarge = (whose: string) => ({
  status: 'FAILED',
  error: 'States.DataLimitExceeded',
  cause: `The state/task '${whose}' returned a result with a size exceeding the maximum number of bytes service limit.`,
});

describe('256 KiB between states', () => {
  test.each([
    ['LambdaFunctionFailed', { Resource: functionArn }, functionArn],
    [
      'TaskFailed',
      { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' } },
      'lambda',
    ],
  ])('a result beyond it is a %s', async (type, fields, whose) => {
    await played.open({ invoke: async () => text(limit + 1) });
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const states = {
      Call: { Type: 'Task', ...fields, TimeoutSeconds: 9, Catch, End: true },
      Caught: { Type: 'Succeed' },
    };
    const arn = await played.start(states);
    expect(await played.finish(arn)).toMatchObject(tooLarge(whose));
    expect(await played.types(arn)).toContain(type);
  });

  test('the very limit is within it, counted in bytes of UTF-8', async () => {
    let result = text(limit);
    await played.open({ invoke: async () => result });
    const states = { Call: { Type: 'Task', Resource: functionArn, TimeoutSeconds: 9, End: true } };
    expect(await played.finish(await played.start(states, 'a'))).toMatchObject({ status: 'SUCCEEDED' });
    result = '履'.repeat(limit / 3 + 1);
    expect(await played.finish(await played.start(states, 'b'))).toMatchObject(tooLarge(functionArn));
  });

  const doubled = '{% $states.input & $states.input %}';
  test.each([
    ['the output of a state', { Type: 'Pass', Output: doubled }],
    ['what is assigned', { Type: 'Pass', Assign: { x: doubled }, Output: 1 }],
    ['arguments', { Type: 'Task', Resource: functionArn, Arguments: doubled, TimeoutSeconds: 9 }],
  ])('%s', async (_name, state) => {
    await played.open();
    const ran = await played.run({ Only: { ...state, End: true } }, text(limit / 2 + 10));
    expect(ran).toMatchObject(tooLarge('Only'));
  });

  test('a Catch by its name takes it', async () => {
    await played.open({ invoke: async () => text(limit + 1) });
    const Catch = [{ ErrorEquals: ['States.DataLimitExceeded'], Output: 'caught', Next: 'Caught' }];
    const states = {
      Call: { Type: 'Task', Resource: functionArn, TimeoutSeconds: 9, Catch, End: true },
      Caught: { Type: 'Succeed' },
    };
    expect(await played.run(states)).toMatchObject({ output: 'caught' });
  });
});

describe('25,000 events', () => {
  const endless = {
    Again: { Type: 'Pass', Next: 'Hold' },
    Hold: { Type: 'Wait', Seconds: 1, Next: 'Again' },
  };

  test('the last one says that the history is full', async () => {
    await played.open();
    const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const arn = await played.start(loop);
    expect(await played.finish(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const events = await played.events(arn);
    expect(events).toHaveLength(25_000);
    expect(events.at(-1)).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
  });

  test('over restarts too', async () => {
    await played.open();
    const arn = await played.start(endless);
    for (let at = 0; at < 3; at++) {
      for (let turn = 0; turn < 500; turn++) {
        await played.engine.idle();
        played.clock.step();
      }
      (await played.open()).start();
    }
    expect(await played.finish(arn)).toMatchObject({ error: 'States.Runtime' });
    expect(await played.events(arn)).toHaveLength(25_000);
  }, 60_000);
});

describe('one year', () => {
  test('an execution runs no longer, whatever it asked for', async () => {
    await played.open();
    const began = played.clock.now();
    const hold = { Hold: { Type: 'Wait', Seconds: 99_999_999, End: true } };
    expect(await played.run(hold)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(played.clock.now() - began).toBe(365 * dayMs);
  });
});

test('a map of many items does not write them again with every commit', async () => {
  await played.open({ invoke: async ({ payload }) => payload });
  const items = Array.from({ length: 300 }, (_, index) => ({ index, text: 'x'.repeat(300) }));
  const states = {
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: 'Hold',
        States: { Hold: { Type: 'Wait', Seconds: 1, Output: '{% $states.input.index %}', End: true } },
      },
      End: true,
    },
  };
  const arn = await played.start(states, 'x', items);
  for (let turn = 0; turn < 100; turn++) {
    await played.engine.idle();
    played.clock.step();
  }
  await played.engine.close();
  const database = new DatabaseSync(join(played.folder, 'engine.db'));
  const [row] = database.prepare('SELECT LENGTH(state) AS length FROM running').all();
  database.close();
  expect(row?.length).toBeLessThan(4000);
  (await played.open()).start();
  expect((await played.finish(arn)).output).toEqual(items.map(({ index }) => index));
});
