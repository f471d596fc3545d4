import * as z from 'zod/mini';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Role } from '../../domain/parties.ts';

const wordsSchema = z.object({ note: z.optional(z.string()), reason: z.optional(z.string()) });

/** Whose words are meant for the other side. What the payment service or an operator gives as a reason is not. */
const WRITERS: readonly Role[] = ['brand', 'provider', 'creator'];

/** The words that another party than `reader` left with an event, or `null`. */
export function noteIn(event: DealEvent | null | undefined, reader: Role): string | null {
  if (!event || event.actor.role === reader || !WRITERS.includes(event.actor.role)) return null;
  const words = wordsSchema.safeParse(event.data);
  return words.success ? (words.data.note ?? words.data.reason ?? null) : null;
}
