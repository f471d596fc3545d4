import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Engine,
  type EngineOptions,
  type Invocation,
  openEngine,
  type StatusChange,
  virtualClock,
} from '../../../local/stepfunctions/index.ts';

let folder: string;
let engine: Engine | undefined;
const clock = virtualClock(Date.UTC(2026, 0, 1));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
});
afterEach(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

async function open(
  invoke: EngineOptions['invoke'],
  onStatusChange?: EngineOptions['onStatusChange'],
): Promise<Engine> {
  const file = join(folder, 'engine.db');
  engine = await openEngine({
    file,
    clock,
    seed: 's',
    invoke,
    ...(onStatusChange ? { onStatusChange } : {}),
  });
  return engine;
}
const never = () => new Promise(() => undefined);
const machine = (States: Record<string, unknown>): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States });
const task = (name: string, fields: object) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  ...fields,
});
const ask = (fields: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
  TimeoutSeconds: 3600,
  ...fields,
});

const arnOf = (name: string): string => `arn:aws:states:us-east-1:000000000000:execution:m:${name}`;
async function start(on: Engine, definition: string, name: string): Promise<string> {
  const { stateMachineArn } = await on.ensureStateMachine({ name: 'm', definition });
  await on.call('StartExecution', { stateMachineArn, name });
  return arnOf(name);
}
const describeExecution = (on: Engine, executionArn: string) =>
  on.call('DescribeExecution', { executionArn });

describe('after a restart', () => {
  test('a function that had not answered is called again, one that had is not', async () => {
    const calls: string[] = [];
    const invoke =
      (second: () => Promise<unknown>) =>
      async ({ stateName }: Invocation): Promise<unknown> => {
        calls.push(stateName);
        return stateName === 'First' ? 1 : second();
      };
    const first = await open(invoke(never));
    first.start();
    const arn = await start(
      first,
      machine({ First: task('f', { Next: 'Second' }), Second: task('g', { End: true }) }),
      'x',
    );
    await expect.poll(() => calls).toEqual(['First', 'Second']);
    await first.close();

    const second = await open(invoke(async () => 2));
    second.start();
    await second.idle();
    expect(calls).toEqual(['First', 'Second', 'Second']);
    expect(await describeExecution(second, arn)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    expect(second.stateTransitions(arn)).toBe(2);
  });

  test('a token given out before is still good', async () => {
    let token: unknown;
    const first = await open(async ({ payload }) => {
      token = payload;
    });
    first.start();
    const arn = await start(first, machine({ Ask: ask({ End: true }) }), 'x');
    await first.idle();
    await first.close();

    const second = await open(never);
    second.start();
    expect(second.isIdle()).toBe(true);
    await second.call('SendTaskSuccess', { taskToken: token, output: '"yes"' });
    await second.idle();
    expect(await describeExecution(second, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
  });

  test('timers that fell due meanwhile fire at once, the earliest first', async () => {
    const order: unknown[] = [];
    const hold = machine({
      Hold: { Type: 'Wait', Seconds: '{% $number($states.context.Execution.Name) %}', Next: 'Tell' },
      Tell: task('tell', { Arguments: '{% $states.context.Execution.Name %}', End: true }),
    });
    const invoke = async ({ payload }: Invocation) => {
      order.push(payload);
    };
    const first = await open(invoke);
    first.start();
    for (const name of ['30', '10', '20', '90']) await start(first, hold, name);
    await first.idle();
    await first.close();

    await clock.advanceTo(clock.now() + 60_000, async () => undefined);
    const second = await open(invoke);
    expect(order).toEqual([]);
    second.start();
    await second.idle();
    expect(order).toEqual(['10', '20', '30']);
    expect(clock.nextDue()).toBe(clock.now() + 30_000);
  });

  test('nothing runs before start()', async () => {
    const first = await open(async () => 1);
    const arn = await (async () => {
      const { stateMachineArn } = await first.ensureStateMachine({
        name: 'm',
        definition: machine({ A: task('f', { End: true }) }),
      });
      void first.call('StartExecution', { stateMachineArn, name: 'x' });
      return arnOf('x');
    })();
    expect(first.isIdle()).toBe(false);
    await expect(describeExecution(first, arn)).rejects.toThrow('Execution Does Not Exist');
    first.start();
    await first.idle();
    expect(await describeExecution(first, arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a running execution keeps the definition it started with', async () => {
    let token: unknown;
    const invoke = async ({ payload }: Invocation) => {
      token = payload;
    };
    const version = (text: string) => machine({ Ask: ask({ Output: text, End: true }) });
    const first = await open(invoke);
    first.start();
    await start(first, version('old'), 'x');
    await first.idle();
    const oldToken = token;
    await start(first, version('new'), 'y');
    await first.idle();
    await first.close();

    const second = await open(invoke);
    second.start();
    for (const taskToken of [oldToken, token])
      await second.call('SendTaskSuccess', { taskToken, output: '1' });
    await second.idle();
    expect(await describeExecution(second, arnOf('x'))).toMatchObject({ output: '"old"' });
    expect(await describeExecution(second, arnOf('y'))).toMatchObject({ output: '"new"' });
  });

  test('history is the one of an uninterrupted run', async () => {
    const states = machine({
      Each: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: { StartAt: 'Hold', States: { Hold: { Type: 'Wait', Seconds: 5, End: true } } },
        Next: 'Call',
      },
      Call: task('f', { End: true }),
    });
    const invoke = async ({ payload }: Invocation) => payload;
    const whole = await open(invoke);
    whole.start();
    const events = async (on: Engine, executionArn: string) => {
      const history = Object(await on.call('GetExecutionHistory', { executionArn }));
      return history.events.map(({ timestamp: _, ...event }: Record<string, unknown>) => event);
    };
    const straight = await start(whole, states, 'straight');
    const cut = await start(whole, states, 'cut');
    await whole.idle();
    await clock.advanceTo(clock.now() + 5000, () => whole.idle());
    const expected = await events(whole, straight);
    await whole.close();
    const again = await open(invoke);
    again.start();
    await again.idle();
    expect(await events(again, cut)).toEqual(expected);
  });
});

describe('onStatusChange', () => {
  test('tells the start and the end, and again after a crash what was not heard', async () => {
    const heard: StatusChange[] = [];
    const listen = (change: StatusChange): void => {
      heard.push(change);
    };
    const first = await open(
      async () => 7,
      () => new Promise(() => undefined),
    );
    first.start();
    const arn = await start(first, machine({ A: task('f', { End: true }) }), 'x');
    await expect.poll(() => describeExecution(first, arn)).toMatchObject({ status: 'SUCCEEDED' });
    await first.close();

    const second = await open(never, listen);
    second.start();
    await second.idle();
    expect(heard).toMatchObject([
      { executionArn: arn, name: 'x', status: 'RUNNING', startDate: clock.now() },
      { executionArn: arn, status: 'SUCCEEDED', output: '7', stopDate: clock.now() },
    ]);
    expect(heard[0]).not.toHaveProperty('output');
    await second.close();

    const third = await open(never, listen);
    third.start();
    await third.idle();
    expect(heard).toHaveLength(2);
  });
});

describe('the file', () => {
  test('of another schema version is refused', async () => {
    const database = new DatabaseSync(join(folder, 'engine.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(open(never)).rejects.toThrow('schema version 99');
  });
  test('is held by one engine at a time', async () => {
    await open(never);
    await expect(openEngine({ file: join(folder, 'engine.db'), invoke: never })).rejects.toThrow(/locked/);
  });
});
