import {
  DescribeMapRunCommand,
  InvalidArn,
  ListMapRunsCommand,
  ResourceNotFound,
  UpdateMapRunCommand,
  type UpdateMapRunCommandInput,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { arn, machine, present, wired } from './wired.ts';

const around = wired();

const odd = {
  'Odd?': {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input % 2 = 1 %}', Next: 'No' }],
    Default: 'Hold',
  },
  No: { Type: 'Fail', Error: 'Odd' },
  Hold: { Type: 'Wait', Seconds: 60, End: true },
};

async function running(
  items: number[],
  fields: object = {},
): Promise<{ executionArn: string; mapRunArn: string }> {
  const definition = machine({
    Each: {
      Type: 'Map',
      Label: 'each',
      Items: '{% $states.input %}',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Odd?',
        States: odd,
      },
      End: true,
      ...fields,
    },
  });
  const executionArn = await around.start(await around.create(definition), items);
  const { mapRuns = [] } = await around.client.send(new ListMapRunsCommand({ executionArn }));
  return { executionArn, mapRunArn: present(mapRuns[0]?.mapRunArn) };
}

async function update(request: UpdateMapRunCommandInput): Promise<void> {
  await around.client.send(new UpdateMapRunCommand(request));
  await around.engine.idle();
}

const described = (mapRunArn: string) => around.client.send(new DescribeMapRunCommand({ mapRunArn }));

describe('a map run under way', () => {
  test('does more at once', async () => {
    const { mapRunArn, executionArn } = await running([2, 4, 6, 8, 10], { MaxConcurrency: 1 });
    expect((await described(mapRunArn)).itemCounts).toMatchObject({ running: 1, pending: 4 });
    await update({ mapRunArn, maxConcurrency: 4 });
    expect(await described(mapRunArn)).toMatchObject({
      maxConcurrency: 4,
      itemCounts: { running: 4, pending: 1 },
    });
    await around.clock.advanceTo(around.clock.now() + 120_000, () => around.engine.idle());
    expect(await around.describe(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[2,4,6,8,10]',
    });
  });

  test('tolerates less from now on', async () => {
    const { mapRunArn, executionArn } = await running([1, 2, 3], { ToleratedFailureCount: 3 });
    expect(await described(mapRunArn)).toMatchObject({ status: 'RUNNING', toleratedFailureCount: 3 });
    await update({ mapRunArn, toleratedFailureCount: 1 });
    expect(await described(mapRunArn)).toMatchObject({
      status: 'FAILED',
      toleratedFailureCount: 1,
      itemCounts: { failed: 2, aborted: 1 },
    });
    expect(await around.describe(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  test('keeps what is not named', async () => {
    const { mapRunArn } = await running([2], { MaxConcurrency: 3, ToleratedFailurePercentage: 40 });
    await update({ mapRunArn, toleratedFailurePercentage: 12.5 });
    expect(await described(mapRunArn)).toMatchObject({
      maxConcurrency: 3,
      toleratedFailurePercentage: 12.5,
      status: 'RUNNING',
    });
  });
});

describe('is refused', () => {
  test.each([{ toleratedFailurePercentage: 101 }, { toleratedFailureCount: -1 }, { maxConcurrency: 1.5 }])(
    '%j',
    async (fields) => {
      const { mapRunArn } = await running([2]);
      await expect(update({ mapRunArn, ...fields })).rejects.toMatchObject({ name: 'ValidationException' });
    },
  );

  test('of one that is not there, is no map run, or has ended', async () => {
    const { mapRunArn } = await running([1]);
    await expect(update({ mapRunArn: arn('mapRun:machine/each:none') })).rejects.toThrow(ResourceNotFound);
    await expect(update({ mapRunArn: arn('execution:machine:none') })).rejects.toThrow(InvalidArn);
    await expect(update({ mapRunArn, maxConcurrency: 2 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
