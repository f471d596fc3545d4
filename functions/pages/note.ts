import * as z from 'zod/mini';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Role } from '../../domain/parties.ts';

const wordsSchema = z.object({ note: z.optional(z.string()), reason: z.optional(z.string()) });

/** The words somebody else than `reader` left with an event, or `null`. */
export function noteIn(event: DealEvent | null | undefined, reader: Role): string | null {
  if (!event || event.actor.role === reader) return null;
  const words = wordsSchema.safeParse(event.data);
  return words.success ? (words.data.note ?? words.data.reason ?? null) : null;
}
