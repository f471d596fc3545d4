import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../local/stepfunctions/index.ts';
import { readWal } from './walFile.ts';

const chain = (states: readonly object[]): string => {
  const name = (at: number): string => `Step ${at + 1}`;
  const named = states.map((state, at): [string, object] => [
    name(at),
    { ...state, ...(at + 1 < states.length ? { Next: name(at + 1) } : { End: true }) },
  ]);
  return JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: name(0),
    States: Object.fromEntries(named),
  });
};
const tasks = (length: number): string =>
  chain(
    Array.from({ length }, () => ({
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:nothing',
      TimeoutSeconds: 60,
    })),
  );
const passes = (length: number): string => chain(Array.from({ length }, () => ({ Type: 'Pass' })));

/** Runs so many executions at once; what they cost in commits, in bytes written and in bytes of history. */
async function cost(definition: string, executions: number, input = '{}') {
  const folder = mkdtempSync(join(tmpdir(), 'footprint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'engine.db');
  const engine = await openEngine({ file, invoke: async () => undefined });
  const { stateMachineArn } = await engine.ensureStateMachine({ name: 'm', definition });
  engine.start();
  const before = readWal(`${file}-wal`);
  const starts = Array.from({ length: executions }, (_, at) =>
    engine.call('StartExecution', { stateMachineArn, name: `x${at}`, input }),
  );
  await Promise.all(starts);
  await engine.idle();
  const after = readWal(`${file}-wal`);
  await engine.close();
  const database = new DatabaseSync(file);
  const row = database.prepare('SELECT COUNT(*) AS count, SUM(LENGTH(events)) AS bytes FROM history').get();
  database.close();
  return {
    commits: after.commits - before.commits,
    writtenBytes: after.bytes - before.bytes,
    historyRows: Number(row?.count),
    historyBytes: Number(row?.bytes),
  };
}

test('an execution commits once for its start and once for each answer', async () => {
  const { commits, historyRows } = await cost(tasks(10), 1);
  expect(commits).toBe(11);
  expect(historyRows).toBe(11);
});

test('executions that go on at the same time share their commits', async () => {
  const { commits, historyRows } = await cost(tasks(5), 64);
  expect(historyRows).toBe(64 * 6);
  expect(commits).toBeLessThanOrEqual(2 * 6);
});

test('what a step writes for many executions is far from a page of each', async () => {
  const pageBytes = 4096;
  const { writtenBytes } = await cost(tasks(5), 64);
  expect(writtenBytes / (64 * 5)).toBeLessThan(pageBytes / 2);
});

test('an event takes little room', async () => {
  const { historyBytes } = await cost(tasks(20), 1);
  const eventsPerTask = 5;
  expect(historyBytes / (20 * eventsPerTask)).toBeLessThan(120);
});

test('an input that is passed on is not written again with every event', async () => {
  const small = await cost(passes(20), 1, JSON.stringify({ text: 'x' }));
  const large = await cost(passes(20), 1, JSON.stringify({ text: 'x'.repeat(50_000) }));
  expect(large.historyBytes).toBe(small.historyBytes);
});
