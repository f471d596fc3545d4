import * as z from 'zod/mini';
import { evidenceIdsSchema, reasonSchema } from '../actions/texts.ts';
import { canonicalHash } from '../canonical.ts';
import { PPM, ratePpmSchema } from '../money/amount.ts';
import { instantSchema } from '../time.ts';
import { disputeReasonSchema } from './reason.ts';

/** Of what is contested, in ppm; together the whole (DESIGN §6). */
export const sharesSchema = z
  .strictObject({
    creator: ratePpmSchema,
    brand: ratePpmSchema,
    provider: z.optional(ratePpmSchema),
  })
  .check(
    z.refine(({ creator, brand, provider = 0 }) => creator + brand + provider === PPM, {
      error: 'must add up to 1 000 000 ppm',
    }),
  );
export type Shares = z.infer<typeof sharesSchema>;

const redoSchema = z.strictObject({ dueAt: instantSchema });

/** Why a dispute is resolved as it is: what was found to be so, or why nothing had to be found. */
export const findingReasonSchema = z.enum([
  ...disputeReasonSchema.options,
  'delivered_as_agreed',
  'partly_delivered',
  'shared_fault',
  'goodwill',
]);

const evidenceSchema = evidenceIdsSchema.check(z.minLength(1, 'must name at least one piece of evidence'));
const reasoned = { reasonCode: findingReasonSchema, text: reasonSchema, evidenceIds: evidenceSchema };

/** `propose` */
export const proposalPayloadSchema = z.strictObject({ shares: sharesSchema, ...reasoned });

/** `decide`: shares as in a proposal, or the work is to be done again. */
export const decisionPayloadSchema = z
  .strictObject({ shares: z.optional(sharesSchema), redo: z.optional(redoSchema), ...reasoned })
  .check(
    z.refine(({ shares, redo }) => (shares === undefined) !== (redo === undefined), {
      error: 'must be given, or else redo',
      path: ['shares'],
    }),
  );

/** How a dispute is to end, and why. `no_response` is the clock's reason: the other side did not answer. */
export const findingSchema = z.strictObject({
  shares: z.nullable(sharesSchema),
  redo: z.nullable(redoSchema),
  reasonCode: z.union([findingReasonSchema, z.literal('no_response')]),
  text: z.string(),
  evidenceIds: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

/** Whether two operators decide the same; each may have its own words for it. */
export function isSameFinding(a: Finding, b: Finding): boolean {
  const content = ({ shares, redo, reasonCode }: Finding) => canonicalHash({ shares, redo, reasonCode });
  return content(a) === content(b);
}
