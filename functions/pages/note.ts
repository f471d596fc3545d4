import * as z from 'zod/mini';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Role } from '../../domain/parties.ts';

/** Under these names actions carry words. */
const wordsSchema = z.object({
  note: z.optional(z.string()),
  reason: z.optional(z.string()),
  claim: z.optional(z.string()),
  statement: z.optional(z.string()),
  grounds: z.optional(z.string()),
});

/** Whose words are meant for the other side. What the payment service or an operator gives as a reason is not. */
const WRITERS: readonly Role[] = ['brand', 'provider', 'creator'];

/** The words that another party than `reader` left with an event, or `null`. */
export function noteIn(event: DealEvent | null | undefined, reader: Role): string | null {
  if (!event || event.actor.role === reader || !WRITERS.includes(event.actor.role)) return null;
  const words = wordsSchema.safeParse(event.data);
  if (!words.success) return null;
  const { note, reason, claim, statement, grounds } = words.data;
  return note ?? reason ?? claim ?? statement ?? grounds ?? null;
}
