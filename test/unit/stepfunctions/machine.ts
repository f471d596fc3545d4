import { z } from 'zod';
import { type Invocation, openEngine, virtualClock } from '../../../local/stepfunctions/index.ts';

export const startMs = Date.UTC(2026, 0, 1);
export const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

const described = z.looseObject({
  status: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
const history = z.object({ events: z.array(z.looseObject({ type: z.string() })) });

export interface Ran {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly types: readonly string[];
  readonly transitions: number;
  /** How long it took in virtual time. */
  readonly elapsedMs: number;
}

type States = Record<string, unknown>;

/** Runs a machine of these states in memory and virtual time; the first state is where it starts. */
export async function run(
  states: States,
  input: unknown = {},
  invoke: (call: Invocation) => Promise<unknown> = async ({ payload }) => payload,
  seed = 'a seed',
): Promise<Ran> {
  const clock = virtualClock(startMs);
  const engine = await openEngine({ file: ':memory:', clock, seed, invoke });
  try {
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: Object.keys(states)[0],
      States: states,
    });
    const { stateMachineArn } = await engine.ensureStateMachine({ name: 'machine', definition });
    engine.start();
    const started = await engine.call('StartExecution', {
      stateMachineArn,
      name: 'one',
      input: JSON.stringify(input),
    });
    const { executionArn } = z.object({ executionArn: z.string() }).parse(started);
    await engine.idle();
    while (clock.nextDue() !== undefined) {
      clock.step();
      await engine.idle();
    }
    const { status, output, error, cause } = described.parse(
      await engine.call('DescribeExecution', { executionArn }),
    );
    const { events } = history.parse(
      await engine.call('GetExecutionHistory', { executionArn, maxResults: 1000 }),
    );
    return {
      status,
      ...(output === undefined ? {} : { output: JSON.parse(output) }),
      error,
      cause,
      types: events.map(({ type }) => type),
      transitions: engine.stateTransitions(executionArn),
      elapsedMs: clock.now() - startMs,
    };
  } finally {
    await engine.close();
  }
}

/** The output of a Pass state with this `Output`. */
export async function evaluated(output: unknown, input: unknown = {}): Promise<unknown> {
  const ran = await run({ Only: { Type: 'Pass', Output: output, End: true } }, input);
  return ran.status === 'SUCCEEDED' ? ran.output : ran;
}
