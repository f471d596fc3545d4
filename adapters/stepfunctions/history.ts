import * as z from 'zod/mini';
import type { MachinePath, WorkflowHistory } from '../../domain/ports/workflows.ts';
import { type Call, executionOf, makeCall } from './call.ts';
import { meaningOf } from './errors.ts';
import type { StepFunctionsSettings } from './workflows.ts';

const eventSchema = z.object({
  /** Seconds since 1970. */
  timestamp: z.number(),
  type: z.string(),
  stateEnteredEventDetails: z.optional(z.object({ name: z.string() })),
  taskSubmittedEventDetails: z.optional(
    z.object({ resourceType: z.string(), output: z.optional(z.string()) }),
  ),
});
const pageSchema = z.object({ events: z.array(eventSchema), nextToken: z.optional(z.nullable(z.string())) });
const startedSchema = z.object({ ExecutionArn: z.string() });
type HistoryEvent = z.infer<typeof eventSchema>;

const PAGE_SIZE = 1_000;
const ENDED = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

/** Reads the ways of machines from the histories that Step Functions keeps of them. */
export function makeWorkflowHistory({ collaborationArn, endpoint }: StepFunctionsSettings): WorkflowHistory {
  const call = makeCall(endpoint);
  return {
    async pathsOf(dealId) {
      const events = await historyOf(call, executionOf(collaborationArn, dealId), false);
      if (events.length === 0) return [];
      const paths = [pathIn('collaboration', events)];
      for (const nested of await nestedIn(call, executionOf(collaborationArn, dealId), events)) {
        paths.push(pathIn('dispute', await historyOf(call, nested, false)));
      }
      return paths;
    },
  };
}

/** Disputes are seldom, and only their addresses need the data of events, which is most of a history. */
async function nestedIn(
  call: Call,
  executionArn: string,
  events: readonly HistoryEvent[],
): Promise<string[]> {
  if (!events.some(hasStartedMachine)) return [];
  return (await historyOf(call, executionArn, true))
    .filter(hasStartedMachine)
    .map(
      ({ taskSubmittedEventDetails }) =>
        startedSchema.parse(JSON.parse(taskSubmittedEventDetails?.output ?? '')).ExecutionArn,
    );
}

const hasStartedMachine = ({ taskSubmittedEventDetails }: HistoryEvent): boolean =>
  taskSubmittedEventDetails?.resourceType === 'states';

function pathIn(machine: MachinePath['machine'], events: readonly HistoryEvent[]): MachinePath {
  const entered = events.flatMap(({ timestamp, stateEnteredEventDetails }) =>
    stateEnteredEventDetails === undefined
      ? []
      : [{ state: stateEnteredEventDetails.name, at: new Date(Math.round(timestamp * 1_000)).toISOString() }],
  );
  const hasEnded = ENDED.test(events.at(-1)?.type ?? '');
  return { machine, entered, current: hasEnded ? null : (entered.at(-1)?.state ?? null) };
}

/** All of it, oldest first; nothing where there is no such execution. @throws RetryableError, TerminalError */
async function historyOf(
  call: Call,
  executionArn: string,
  includeExecutionData: boolean,
): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | null = null;
  do {
    const page = await pageOf(call, {
      ...{ executionArn, includeExecutionData, maxResults: PAGE_SIZE },
      ...(nextToken === null ? {} : { nextToken }),
    });
    events.push(...(page?.events ?? []));
    nextToken = page?.nextToken ?? null;
  } while (nextToken !== null);
  return events;
}

async function pageOf(call: Call, input: Parameters<Call>[1]): Promise<z.infer<typeof pageSchema> | null> {
  try {
    return pageSchema.parse(JSON.parse(await call('GetExecutionHistory', input)));
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return null;
    throw meaningOf(error);
  }
}
