import * as z from 'zod/mini';
import { disputeGates } from '../dispute/clocks.ts';
import { durationMillis, durationSchema } from '../time.ts';

/** Step Functions ends an execution after a year: see terms/course.ts for what all clocks together may come to. */
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
  sample_shipment: z.optional(clockSchema),
  sample_receipt: z.optional(clockSchema),
  draft: z.optional(clockSchema),
  draft_review: z.optional(clockSchema),
  delivery: z.optional(clockSchema),
  review: z.optional(clockSchema),
  top_up: z.optional(clockSchema),
  payout: z.optional(clockSchema),
  operator: z.optional(clockSchema),
});

/** The gates whose clock the terms may set. */
export const clockedGateSchema = z.keyof(clocksSchema);
export type ClockedGate = z.infer<typeof clockedGateSchema>;

/**
 * The default clocks of DESIGN §3. Of `draft` it is how long ahead of the due date the gate closes, of `delivery` the
 * grace after it.
 */
export const DEFAULT_CLOCKS = {
  response: 'P7D',
  counter_response: 'P3D',
  funding: 'PT72H',
  sample_shipment: 'P7D',
  sample_receipt: 'P14D',
  draft: 'P3D',
  draft_review: 'P3D',
  delivery: 'PT24H',
  review: 'P7D',
  top_up: 'P7D',
  payout: 'P5D',
  operator: 'PT24H',
} as const satisfies Record<ClockedGate, string>;

/**
 * Every gate a deal can stand at: those with a clock, which a new one gets above, two whose length the terms say
 * elsewhere, in `stayLive` and in the windows of the sales, and those of a dispute, about which nobody bargains.
 */
export const gateNameSchema = z.enum([...clockedGateSchema.options, 'stays_live', 'sales', ...disputeGates]);
export type GateName = z.infer<typeof gateNameSchema>;
