import * as z from 'zod/mini';
import { durationMillis, durationSchema } from '../time.ts';

/** Every gate a deal can stand at. A new one gets its name here, its clock below and its place in an ASL file. */
export const gateNameSchema = z.enum([
  'response',
  'counter_response',
  'funding',
  'delivery',
  'review',
  'sales',
  'top_up',
  'payout',
  'operator',
]);
export type GateName = z.infer<typeof gateNameSchema>;

/**
 * The default clocks of DESIGN §3. `delivery` is the grace after the due date. `sales` has none: its clock is the
 * sum of the attribution and return windows in the terms.
 */
export const DEFAULT_CLOCKS = {
  response: 'P7D',
  counter_response: 'P3D',
  funding: 'PT72H',
  delivery: 'PT24H',
  review: 'P7D',
  top_up: 'P7D',
  payout: 'P5D',
  operator: 'PT24H',
} as const satisfies Partial<Record<GateName, string>>;

/** Step Functions ends an execution after a year: all clocks of a deal together must stay well inside it. */
const LONGEST_CLOCK = 'P30D';

const clockSchema = durationSchema.check(
  z.refine((duration) => durationMillis(duration) > 0, 'must be longer than nothing'),
  z.refine(
    (duration) => durationMillis(duration) <= durationMillis(LONGEST_CLOCK),
    `must not exceed ${LONGEST_CLOCK}`,
  ),
);

/** Overrides of the default clocks, by gate. */
export const clocksSchema = z.strictObject({
  response: z.optional(clockSchema),
  counter_response: z.optional(clockSchema),
  funding: z.optional(clockSchema),
  delivery: z.optional(clockSchema),
  review: z.optional(clockSchema),
  top_up: z.optional(clockSchema),
  payout: z.optional(clockSchema),
  operator: z.optional(clockSchema),
});
