import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, openEngine, virtualClock } from '../../../local/stepfunctions/index.ts';
import { giving, waiting } from './wired.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 1);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pruning-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the file as it is found after that many days, and does `work` with it. */
async function after(days: number, work: (engine: Engine) => Promise<void>, keep?: number): Promise<void> {
  const engine = await openEngine({
    file: join(folder, 'engine.db'),
    clock: virtualClock(startMs + days * dayMs),
    invoke: async () => null,
    ...(keep === undefined ? {} : { keepFinishedDays: keep }),
  });
  engine.start();
  await work(engine);
  await engine.close();
}

const start = async (engine: Engine, machine: string, definition: string, name: string) => {
  const { stateMachineArn } = await engine.ensureStateMachine({ name: machine, definition });
  await engine.call('StartExecution', { stateMachineArn, name });
  await engine.idle();
};
const describe = (engine: Engine, execution: string) =>
  engine.call('DescribeExecution', {
    executionArn: `arn:aws:states:us-east-1:000000000000:execution:${execution}`,
  });

test('what has finished long ago goes by itself; what runs, or is younger, stays', async () => {
  await after(0, async (engine) => {
    await start(engine, 'quick', giving(1), 'old');
    await start(engine, 'slow', waiting, 'running');
  });
  await after(80, (engine) => start(engine, 'quick', giving(1), 'young'));
  await after(91, async (engine) => {
    await vi.waitFor(() => expect(describe(engine, 'quick:old')).rejects.toThrow('Does Not Exist'));
    expect(await describe(engine, 'quick:young')).toMatchObject({ status: 'SUCCEEDED' });
    expect(await describe(engine, 'slow:running')).toMatchObject({ name: 'running' });
    await start(engine, 'quick', giving(1), 'old');
    expect(await describe(engine, 'quick:old')).toMatchObject({ status: 'SUCCEEDED' });
  });
});

test('the host says for how long', async () => {
  await after(0, async (engine) => {
    await start(engine, 'quick', giving(1), 'a');
    await start(engine, 'quick', giving(1), 'b');
  });
  await after(
    3,
    async (engine) => {
      await vi.waitFor(() => expect(describe(engine, 'quick:a')).rejects.toThrow('Does Not Exist'));
      // The newest stays, so that no id is given twice.
      expect(await describe(engine, 'quick:b')).toMatchObject({ status: 'SUCCEEDED' });
    },
    2,
  );
});
