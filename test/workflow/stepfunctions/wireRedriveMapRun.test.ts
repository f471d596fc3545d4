import {
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../../local/stepfunctions/index.ts';
import { machine, present, task, wired } from './wired.ts';

const around = wired();

/** Functions fail for the payloads that are here, and give no answer for those in `slow`. */
const broken = new Set<unknown>();
const slow = new Set<unknown>();
const called: unknown[] = [];

const each = (inner: Record<string, unknown>, fields: object = {}) =>
  machine({
    Each: {
      Type: 'Map',
      Label: 'each',
      Items: '{% $states.input %}',
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(inner)[0],
        States: inner,
      },
      End: true,
      ...fields,
    },
  });
const work = { Before: { Type: 'Pass', Next: 'Work' }, Work: task('work') };

async function started(definition: string, input: unknown, breaking: unknown[] = []): Promise<string> {
  broken.clear();
  slow.clear();
  called.length = 0;
  for (const one of breaking) broken.add(one);
  around.invoke = async ({ payload }) => {
    called.push(payload);
    if (broken.has(payload)) throw new TaskFailure('Broken', '');
    return slow.has(payload) ? new Promise(() => undefined) : payload;
  };
  return around.start(await around.create(definition), input);
}

async function redrive(executionArn: string): Promise<void> {
  called.length = 0;
  await around.client.send(new RedriveExecutionCommand({ executionArn }));
}

async function mapRunOf(executionArn: string) {
  const { mapRuns = [] } = await around.client.send(new ListMapRunsCommand({ executionArn }));
  expect(mapRuns).toHaveLength(1);
  const mapRunArn = present(mapRuns[0]?.mapRunArn);
  return around.client.send(new DescribeMapRunCommand({ mapRunArn }));
}

const childrenOf = async (executionArn: string) => {
  const { mapRunArn } = await mapRunOf(executionArn);
  return (await around.client.send(new ListExecutionsCommand({ mapRunArn }))).executions ?? [];
};

describe('redriving the parent of a failed map run', () => {
  test('takes up what did not succeed, then what had not begun, in the same run', async () => {
    const executionArn = await started(each(work), [1, 2, 3, 4], [3]);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'FAILED' });
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 0 });
    const before = await around.history(executionArn);
    broken.clear();
    await around.clock.advanceTo(around.clock.now() + 5000, () => around.engine.idle());
    await redrive(executionArn);
    await around.engine.idle();
    expect(called).toEqual([3, 4]);
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3,4]' });
    const mapRun = await mapRunOf(executionArn);
    expect(mapRun).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      redriveDate: new Date(around.clock.now()),
      itemCounts: { succeeded: 4, failed: 0, pendingRedrive: 0, total: 4 },
      executionCounts: { succeeded: 4, failed: 0, pendingRedrive: 0, total: 4 },
    });
    const events = (await around.history(executionArn)).slice(before.length);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[1]).toMatchObject({
      previousEventId: before.length + 1,
      mapRunRedrivenEventDetails: { mapRunArn: mapRun.mapRunArn, redriveCount: 1 },
    });
  });

  test('the execution of the item goes on where it failed', async () => {
    const executionArn = await started(each(work), [1], [1]);
    broken.clear();
    await redrive(executionArn);
    await around.engine.idle();
    const [child, ...others] = await childrenOf(executionArn);
    expect(others).toEqual([]);
    expect(child).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
    const types = (await around.history(present(child?.executionArn))).map(({ type }) => type);
    expect(types.filter((type) => type === 'PassStateEntered')).toHaveLength(1);
    expect(types).toContain('ExecutionRedriven');
  });

  test('that fails again can be redriven again', async () => {
    const executionArn = await started(each(work), [1, 2], [2]);
    await redrive(executionArn);
    await around.engine.idle();
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    broken.clear();
    await redrive(executionArn);
    await around.engine.idle();
    expect(called).toEqual([2]);
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
    expect(await around.describe(executionArn)).toMatchObject({ output: '[1,2]', redriveCount: 2 });
  });

  test('keeps to the concurrency, and says what still waits', async () => {
    const executionArn = await started(each(work, { ToleratedFailureCount: 3 }), [1, 2, 3, 4], [1, 2, 3, 4]);
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'FAILED', itemCounts: { failed: 4 } });
    broken.clear();
    slow.add(2);
    await redrive(executionArn);
    await expect.poll(() => called).toEqual([1, 2]);
    await expect
      .poll(() => mapRunOf(executionArn))
      .toMatchObject({
        status: 'RUNNING',
        itemCounts: { succeeded: 1, running: 1, pending: 0, pendingRedrive: 2, total: 4 },
        executionCounts: { succeeded: 1, running: 1, pendingRedrive: 2, total: 4 },
      });
  });

  test('batches go on as they were made', async () => {
    const batch = {
      Before: { Type: 'Pass', Next: 'Work' },
      Work: task('work', { Next: 'End' }),
      End: { Type: 'Pass', Output: '{% $count($states.input.Items) %}', End: true },
    };
    around.invoke = async () => {
      throw new TaskFailure('Broken', '');
    };
    const definition = each(batch, { ItemBatcher: { MaxItemsPerBatch: 2 } });
    const executionArn = await around.start(await around.create(definition), [1, 2, 3]);
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'FAILED', itemCounts: { failed: 2 } });
    around.invoke = async ({ payload }) => payload;
    await redrive(executionArn);
    await around.engine.idle();
    expect((await around.describe(executionArn)).output).toBe('[2,1]');
    expect(await mapRunOf(executionArn)).toMatchObject({
      itemCounts: { succeeded: 3, total: 3 },
      executionCounts: { succeeded: 2, total: 2 },
    });
  });

  test('a stopped one: its executions go on waiting where they were', async () => {
    const hold = { Hold: { Type: 'Wait', Seconds: 60, Next: 'Work' }, Work: task('work') };
    const executionArn = await started(each(hold, { MaxConcurrency: 2 }), [1, 2, 3]);
    await around.client.send(new StopExecutionCommand({ executionArn }));
    await around.engine.idle();
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'ABORTED', itemCounts: { aborted: 2 } });
    await redrive(executionArn);
    await around.engine.idle();
    expect(await mapRunOf(executionArn)).toMatchObject({ status: 'RUNNING', itemCounts: { running: 2 } });
    await around.clock.advanceTo(around.clock.now() + 120_000, () => around.engine.idle());
    expect(await around.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
    expect(await childrenOf(executionArn)).toHaveLength(3);
  });
});
