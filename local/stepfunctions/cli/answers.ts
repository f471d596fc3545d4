import * as z from 'zod/mini';

/** Seconds since 1970, as the wire has times. */
const time = z.number();

export const machinePage = z.object({
  stateMachines: z.array(z.object({ stateMachineArn: z.string(), name: z.string() })),
  nextToken: z.optional(z.string()),
});

export const summary = z.object({
  executionArn: z.string(),
  stateMachineArn: z.string(),
  stateMachineVersionArn: z.optional(z.string()),
  stateMachineAliasArn: z.optional(z.string()),
  name: z.string(),
  status: z.string(),
  startDate: time,
  stopDate: z.optional(time),
  redriveCount: z.number(),
});
export type Summary = z.infer<typeof summary>;

export const executionPage = z.object({ executions: z.array(summary), nextToken: z.optional(z.string()) });

export const description = z.extend(summary, {
  input: z.optional(z.string()),
  output: z.optional(z.string()),
  error: z.optional(z.string()),
  cause: z.optional(z.string()),
});
export type Description = z.infer<typeof description>;

export const standing = z.object({
  /** What the engine's clock says. */
  now: z.optional(time),
  positions: z.array(
    z.object({
      state: z.string(),
      since: time,
      retries: z.number(),
      waitsFor: z.optional(z.string()),
    }),
  ),
  timers: z.array(z.object({ kind: z.string(), state: z.optional(z.string()), at: time })),
});
export type Standing = z.infer<typeof standing>;

export const event = z.looseObject({
  id: z.number(),
  previousEventId: z.number(),
  type: z.string(),
  timestamp: time,
});
export type Event = z.infer<typeof event>;

export const historyPage = z.object({ events: z.array(event), nextToken: z.optional(z.string()) });

export const machineDescription = z.object({
  name: z.string(),
  status: z.string(),
  definition: z.string(),
});
