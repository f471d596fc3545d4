import { z } from 'zod';
import {
  AwsError,
  type Integration,
  type Invocation,
  openEngine,
  virtualClock,
} from '../../../local/stepfunctions/index.ts';
import type { Row } from './row.ts';

const described = z.looseObject({
  status: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
const history = z.object({
  events: z.array(z.looseObject({ id: z.number(), previousEventId: z.number(), type: z.string() })),
});

export interface Event {
  readonly id: number;
  readonly prev: number;
  readonly type: string;
  readonly details?: Record<string, unknown> | undefined;
}

export type Result =
  | { readonly unsupported: string }
  | {
      readonly status: string;
      readonly output?: unknown;
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
      readonly events: readonly Event[];
    };

/** Runs a recorded execution in virtual time, its tasks answered as the recording says. */
export async function runRow(
  row: Row,
  answer: (row: Row) => (call: Asked) => Promise<unknown>,
): Promise<Result> {
  const clock = virtualClock(Date.UTC(2026, 0, 1));
  const engine = await openEngine({
    file: ':memory:',
    clock,
    seed: row.id,
    accountId: '111111111111',
    invoke: answer(row),
    integrations: integrationsOf(row, answer(row)),
  });
  try {
    const definition = JSON.stringify({ ...row.definition, QueryLanguage: 'JSONata' });
    const { stateMachineArn } = await engine.ensureStateMachine({ name: 'recorded', definition });
    engine.start();
    const input = inputText(row);
    const started = await engine.call('StartExecution', { stateMachineArn, name: 'row', input });
    const { executionArn } = z.object({ executionArn: z.string() }).parse(started);
    await engine.idle();
    while (clock.nextDue() !== undefined) {
      clock.step();
      await engine.idle();
    }
    const { output, ...ended } = described.parse(await engine.call('DescribeExecution', { executionArn }));
    const { events } = history.parse(
      await engine.call('GetExecutionHistory', { executionArn, maxResults: 1000 }),
    );
    return {
      ...ended,
      ...(output === undefined ? {} : { output: JSON.parse(output) }),
      events: events.map(flatten),
    };
  } catch (error) {
    if (error instanceof AwsError && error.name === 'InvalidDefinition')
      return { unsupported: error.message };
    throw error;
  } finally {
    await engine.close();
  }
}

/** What a task asked for, of a function or of another service. */
export type Asked = Pick<Invocation, 'payload' | 'stateName'> & { functionName?: string };

/** Every service the definition names answers as recorded. */
function integrationsOf(
  { definition }: Row,
  answer: (call: Asked) => Promise<unknown>,
): Record<string, Integration> {
  const named = JSON.stringify(definition).matchAll(/arn:[^:"]*:states:::(?:aws-sdk:)?([a-z0-9]+):/g);
  const integration: Integration = ({ parameters, stateName }) => answer({ payload: parameters, stateName });
  const services = [...named].map(([, service = '']) => (service === 'eventbridge' ? 'events' : service));
  return Object.fromEntries(services.map((service) => [service, integration]));
}

/** The very text where the recording kept it: AWS does not rewrite an input. */
function inputText(row: Row): string {
  const recorded = row.expectedHistory?.find(({ type }) => type === 'ExecutionStarted')?.details?.input;
  return typeof recorded === 'string' ? recorded : JSON.stringify(row.input);
}

/** The recordings hold one details object, texts that are JSON objects parsed, and no truncation marks. */
function flatten({ id, previousEventId, type, ...rest }: z.infer<typeof history>['events'][number]): Event {
  const given = Object.entries(rest).find(([name]) => name.endsWith('EventDetails'))?.[1];
  if (given === undefined) return { id, prev: previousEventId, type };
  const details: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse(given))) {
    if (!['inputDetails', 'outputDetails', 'assignedVariablesDetails'].includes(name)) {
      details[name] = parsed(value);
    }
  }
  return { id, prev: previousEventId, type, details };
}

function parsed(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) return JSON.parse(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, parsed(inner)]));
}
