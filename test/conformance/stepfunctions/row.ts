import { z } from 'zod';

const outcome = z.looseObject({
  kind: z.string(),
  output: z.unknown().optional(),
  error: z.string().optional(),
  cause: z.unknown().optional(),
  causeText: z.string().optional(),
});

export const recordedEvent = z.object({
  id: z.number().nullable(),
  prev: z.number().nullable(),
  type: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** One execution recorded on AWS; see the README beside the recordings. */
export const rowSchema = z.looseObject({
  id: z.string(),
  class: z.string(),
  queryLanguage: z.string(),
  definition: z.record(z.string(), z.unknown()),
  input: z.unknown(),
  lambdaBehaviour: z
    .array(z.object({ name: z.string(), arn: z.string(), behaviour: z.looseObject({ kind: z.string() }) }))
    .nullish(),
  historyOrder: z.string().optional(),
  expectedStatus: z.string(),
  expectedHistory: z.array(recordedEvent).nullish(),
  taskCalls: z.array(z.looseObject({ state: z.string(), outcome: outcome.nullish() })).nullish(),
});

export type Row = z.infer<typeof rowSchema>;
export type RecordedEvent = z.infer<typeof recordedEvent>;
export type RecordedOutcome = z.infer<typeof outcome>;
