import * as z from 'zod/mini';
import { actionSchema } from '../../domain/gates/gate.ts';
import { localeSchema } from '../../domain/parties.ts';
import { termsSchema } from '../../domain/terms/terms.ts';
import { timeZoneSchema } from '../../domain/time.ts';

const text = (maximum: number) =>
  z.string().check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(maximum));

/** A request to start a deal (DESIGN §7). A provider that works for several brands names the brand. */
export const dealRequestSchema = z.strictObject({
  reference: text(128),
  creator: z.strictObject({
    name: text(128),
    email: z.email({ error: 'must be a mail address' }).check(z.maxLength(254)),
    phone: z.optional(text(32)),
    locale: z.optional(localeSchema),
    /** In which its deadlines are told; where it is not said, the one of most who read its language. */
    timeZone: z.optional(timeZoneSchema),
    platform: z.optional(text(64)),
    handle: z.optional(text(128)),
  }),
  brand: z.optional(z.strictObject({ id: text(64) })),
  provider: z.optional(
    z.strictObject({ id: text(64), mandate: z.optional(z.array(actionSchema).check(z.maxLength(50))) }),
  ),
  terms: termsSchema,
});
export type DealRequest = z.infer<typeof dealRequestSchema>;
