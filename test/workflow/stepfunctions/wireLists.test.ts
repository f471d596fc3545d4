import {
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type GetExecutionHistoryCommandInput,
  InvalidToken,
  ListExecutionsCommand,
  type ListExecutionsCommandInput,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  ValidationException,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { arn, giving, machine, task, waiting, wired } from './wired.ts';

const around = wired();

const list = (fields: Partial<ListExecutionsCommandInput>) =>
  around.client.send(new ListExecutionsCommand({ stateMachineArn: arn('stateMachine:machine'), ...fields }));

const names = async (fields: Partial<ListExecutionsCommandInput>): Promise<(string | undefined)[]> =>
  ((await list(fields)).executions ?? []).map(({ name }) => name);

/** Every page, until there is no more. */
async function pages(fields: Partial<ListExecutionsCommandInput>, between?: () => Promise<void>) {
  const found: (string | undefined)[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await list({ ...fields, nextToken });
    found.push((page.executions ?? []).map(({ name }) => name));
    nextToken = page.nextToken;
    await between?.();
  } while (nextToken);
  return found;
}

describe('executions', () => {
  test('come newest first, of this machine only, whatever their status', async () => {
    const other = await around.create(giving(1), { name: 'other' });
    const stateMachineArn = await around.create(
      machine({ A: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } }),
    );
    for (const [name, input] of [
      ['a', { n: 1 }],
      ['b', {}],
      ['c', { n: 2 }],
      ['d', {}],
    ] as const) {
      await around.start(stateMachineArn, input, name);
      await around.start(other, input, name);
    }
    expect(await names({})).toEqual(['d', 'c', 'b', 'a']);
    expect(await names({ statusFilter: 'FAILED' })).toEqual(['d', 'b']);
    expect(await names({ statusFilter: 'RUNNING' })).toEqual([]);
    expect(await pages({ maxResults: 3 })).toEqual([['d', 'c', 'b'], ['a']]);
    expect(await pages({ maxResults: 2, statusFilter: 'SUCCEEDED' })).toEqual([['c', 'a']]);
  });

  test('pages stay whole while executions start and end', async () => {
    const stateMachineArn = await around.create(waiting);
    for (const name of ['a', 'b', 'c', 'd']) await around.start(stateMachineArn, {}, name);
    let more = 0;
    const found = await pages({ maxResults: 2 }, async () => {
      await around.start(stateMachineArn, {}, `later${more++}`);
      await around.client.send(new StopExecutionCommand({ executionArn: arn('execution:machine:a') }));
    });
    expect(found).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
  });

  test.each([
    ['neither a machine nor a map run', { stateMachineArn: undefined }, ValidationException],
    ['a token that is none', { nextToken: 'made up' }, InvalidToken],
    ['more than a thousand', { maxResults: 1001 }, ValidationException],
    ['what only map runs have', { statusFilter: 'PENDING_REDRIVE' as const }, ValidationException],
    [
      'an alias that is not there',
      { stateMachineArn: arn('stateMachine:machine:PROD') },
      StateMachineDoesNotExist,
    ],
  ])('%s is refused', async (_name, fields, exception) => {
    await around.create(waiting);
    await expect(list(fields)).rejects.toThrow(exception);
  });
});

describe('history', () => {
  const loop = machine({
    Count: task('count', { Next: 'Again?' }),
    'Again?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input < 10 %}', Next: 'Count' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
  });

  async function looped(): Promise<string> {
    around.invoke = async ({ payload }) => Number(payload) + 1;
    return around.start(await around.create(loop), 0);
  }
  const page = (fields: Partial<GetExecutionHistoryCommandInput> & { executionArn: string }) =>
    around.client.send(new GetExecutionHistoryCommand(fields));

  test.each([false, true])('in pages is the same as in one, reversed: %s', async (reverseOrder) => {
    const executionArn = await looped();
    const { events: whole = [] } = await page({ executionArn, reverseOrder, maxResults: 1000 });
    expect(whole.length).toBeGreaterThan(60);
    for (const maxResults of [1, 7, 50]) {
      const found: unknown[] = [];
      let nextToken: string | undefined;
      do {
        const part = await page({ executionArn, reverseOrder, maxResults, nextToken });
        expect(part.events?.length).toBeLessThanOrEqual(maxResults);
        found.push(...(part.events ?? []));
        nextToken = part.nextToken;
      } while (nextToken);
      expect(found).toEqual(whole);
    }
  });

  test('its ids are without a gap, from one on', async () => {
    const events = await around.history(await looped());
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
  });

  test('comes without its data when so asked', async () => {
    const executionArn = await looped();
    const { events = [] } = await page({ executionArn, includeExecutionData: false });
    expect(events[0]?.executionStartedEventDetails).toMatchObject({ roleArn: expect.any(String) });
    expect(JSON.stringify(events)).not.toMatch(/"(input|output|parameters)":/);
  });

  test('of an execution nobody knows is refused', async () => {
    await expect(page({ executionArn: arn('execution:machine:none') })).rejects.toThrow(
      ExecutionDoesNotExist,
    );
  });
});

test('data is left out of a description when so asked', async () => {
  const executionArn = await around.start(await around.create(giving('out')), { secret: 1 });
  const described: unknown = await around.engine.call('DescribeExecution', {
    executionArn,
    includedData: 'METADATA_ONLY',
  });
  expect(described).toMatchObject({ inputDetails: { included: false }, outputDetails: { included: false } });
  expect(described).not.toHaveProperty('input');
  expect(described).not.toHaveProperty('output');
});
