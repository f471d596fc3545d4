import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Engine,
  type Invocation,
  openEngine,
  virtualClock,
} from '../../../local/stepfunctions/index.ts';
import { program } from './program.ts';

/** Answers by the payload alone, so that a second call says the same; some payloads are refused. */
async function answer({ payload }: Invocation): Promise<unknown> {
  const { n } = Object(payload);
  await new Promise((resolve) => setImmediate(resolve));
  if (n % 5 === 3) throw new RangeError(`refused ${n}`);
  return { n: n + 1 };
}

interface Outcome {
  readonly ending: unknown;
  readonly history: unknown;
  readonly transitions: number;
}

/** Runs the program; after each `cuts` calls of functions the engine is closed and opened again. */
async function outcome(definition: string, cuts: readonly number[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'restarts-'));
  const file = cuts.length === 0 ? ':memory:' : join(folder, 'engine.db');
  const clock = virtualClock(0);
  let stop: () => void = () => undefined;
  let calls = 0;
  const open = (at: number | undefined): Promise<Engine> => {
    calls = 0;
    return openEngine({
      file,
      clock,
      seed: 'seed',
      invoke: (call) => {
        calls += 1;
        if (calls === at) stop();
        return answer(call);
      },
    });
  };
  const pending = [...cuts];
  let engine = await open(pending[0]);
  const { stateMachineArn } = await engine.ensureStateMachine({ name: 'm', definition });
  engine.start();
  await engine.call('StartExecution', { stateMachineArn, name: 'x', input: '{"n":0}' });
  const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':x');
  const read = async (): Promise<Record<string, unknown>> =>
    Object(await engine.call('DescribeExecution', { executionArn }));
  try {
    for (;;) {
      const stopped = new Promise<'stopped'>((resolve) => {
        stop = () => resolve('stopped');
      });
      if ((await Promise.race([stopped, engine.idle()])) === 'stopped') {
        await engine.close();
        pending.shift();
        engine = await open(pending[0]);
        engine.start();
      } else if ((await read()).status !== 'RUNNING') break;
      else clock.step();
    }
    const { status, output, error } = await read();
    const { events } = Object(await engine.call('GetExecutionHistory', { executionArn, maxResults: 1000 }));
    const history = events.map((event: Record<string, unknown>) => ({ ...event, timestamp: 0 }));
    return { ending: { status, output, error }, history, transitions: engine.stateTransitions(executionArn) };
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true });
  }
}

test('a program ends the same however often the engine is stopped on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      program,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
      async (definition, cuts) => {
        const straight = await outcome(definition, []);
        const cut = await outcome(definition, cuts);
        expect(cut.ending).toEqual(straight.ending);
        expect(cut.transitions).toBe(straight.transitions);
      },
    ),
    { numRuns: 60 },
  );
});

test('the same seed gives the same history, event by event', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (definition) => {
      expect(await outcome(definition, [])).toEqual(await outcome(definition, []));
    }),
    { numRuns: 40 },
  );
});
