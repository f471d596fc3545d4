import * as z from 'zod/mini';
import { timeZoneSchema } from './time.ts';

/** Who can act on a deal. `payments` is the payment service, `clock` a deadline, `system` Luyue itself. */
export const roleSchema = z.enum(['brand', 'provider', 'creator', 'operator', 'payments', 'clock', 'system']);
export type Role = z.infer<typeof roleSchema>;

/** The id is a party's, a person's subject or, for payments, the payment's reference; never a name or an address. */
export const actorSchema = z.strictObject({ role: roleSchema, id: z.string() });
export type Actor = z.infer<typeof actorSchema>;

export const localeSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof localeSchema>;

/**
 * Everything personal about a party. Kept apart from deals and their log, which refer to it by id, so that it can
 * be erased without breaking a hash chain.
 */
export const partySchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['brand', 'provider', 'creator']),
  name: z.string(),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  locale: localeSchema,
  /** IANA; where it is not known, the one of most who read this language. */
  timeZone: z.optional(timeZoneSchema),
  platform: z.nullable(z.string()),
  handle: z.nullable(z.string()),
  /** The account at the payment service that payouts go to, once opened. */
  payoutAccountId: z.nullable(z.string()),
  /** Brands for which a provider may start deals. */
  engagedBy: z.optional(z.array(z.string())),
});
export type Party = z.infer<typeof partySchema>;

export const CLOCK: Actor = { role: 'clock', id: 'clock' };
export const SYSTEM: Actor = { role: 'system', id: 'luyue' };
