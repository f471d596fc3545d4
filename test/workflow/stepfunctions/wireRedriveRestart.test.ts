import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine, TaskFailure, virtualClock } from '../../../local/stepfunctions/index.ts';
import { machine, task } from './wired.ts';

const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:machine:one';

test('a redrive takes place after restarts, and outlives them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redrive-'));
  const clock = virtualClock(Date.UTC(2026, 0, 1));
  const called: string[] = [];
  let broken = true;
  const open = async () => {
    const engine = await openEngine({
      file: join(folder, 'engine.db'),
      clock,
      invoke: async ({ functionName, payload }) => {
        called.push(functionName);
        if (functionName === 'second' && broken) throw new TaskFailure('Broken', '');
        return payload;
      },
    });
    engine.start();
    return engine;
  };
  const definition = machine({
    First: task('first', { Assign: { big: 'x'.repeat(20_000) }, Next: 'Second' }),
    Second: task('second', { Next: 'Rest' }),
    Rest: { Type: 'Wait', Seconds: 60, Next: 'Last' },
    Last: {
      Type: 'Pass',
      Output: '{% [$length($big), $states.context.Execution.RedriveCount] %}',
      End: true,
    },
  });

  const first = await open();
  const { stateMachineArn } = await first.ensureStateMachine({ name: 'machine', definition });
  await first.call('StartExecution', { stateMachineArn, name: 'one', input: '{}' });
  await first.idle();
  await first.close();

  broken = false;
  const second = await open();
  await second.call('RedriveExecution', { executionArn });
  await second.idle();
  await second.close();

  const third = await open();
  await clock.advanceTo(clock.now() + 60_000, () => third.idle());
  expect(await third.call('DescribeExecution', { executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    output: '[20000,1]',
    redriveCount: 1,
  });
  expect(called).toEqual(['first', 'second', 'second']);
  await third.close();
  rmSync(folder, { recursive: true });
});

test('a map run that is being redriven goes on after a restart, each item answered once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redrive-'));
  const answered: unknown[] = [];
  let answers: (item: unknown) => boolean = () => false;
  const open = async () => {
    const engine = await openEngine({
      file: join(folder, 'engine.db'),
      clock: virtualClock(Date.UTC(2026, 0, 1)),
      invoke: async ({ payload }) => {
        if (!answers(payload)) throw new TaskFailure('Broken', '');
        answered.push(payload);
        return payload;
      },
    });
    engine.start();
    return engine;
  };
  const definition = machine({
    Each: {
      Type: 'Map',
      Items: [1, 2, 3, 4, 5],
      MaxConcurrency: 2,
      ToleratedFailureCount: 4,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Rest',
        States: { Rest: { Type: 'Wait', Seconds: 0, Next: 'Work' }, Work: task('work') },
      },
      End: true,
    },
  });

  const first = await open();
  const { stateMachineArn } = await first.ensureStateMachine({ name: 'machine', definition });
  await first.call('StartExecution', { stateMachineArn, name: 'one', input: '{}' });
  await first.idle();
  let close: (() => Promise<void>) | undefined = () => first.close();
  answers = (item) => {
    if (item === 3) void close?.();
    return item !== 3 || close === undefined;
  };
  await first.call('RedriveExecution', { executionArn });
  await expect.poll(() => answered).toEqual(expect.arrayContaining([1, 2]));
  await first.close();

  close = undefined;
  const second = await open();
  await second.idle();
  expect(await second.call('DescribeExecution', { executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    output: '[1,2,3,4,5]',
  });
  expect(answered.toSorted()).toEqual([1, 2, 3, 4, 5]);
  await second.close();
  rmSync(folder, { recursive: true });
});
