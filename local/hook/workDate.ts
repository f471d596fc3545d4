import * as z from 'zod/mini';

/** As much of a deal request as tells when the work is due; whether the rest fits is for the API to say. */
const datedSchema = z.looseObject({
  terms: z.looseObject({
    deliverable: z.looseObject({ scheduledAt: z.optional(z.unknown()), dueAt: z.optional(z.unknown()) }),
  }),
});

const DATES = ['scheduledAt', 'dueAt'] as const;

/** When the work of a deal request is due, epoch ms; `null` if it does not say so legibly. */
export function workDateOf(request: unknown): number | null {
  const dated = datedSchema.safeParse(request);
  if (!dated.success) return null;
  const { deliverable } = dated.data.terms;
  const instant = Date.parse(String(deliverable.scheduledAt ?? deliverable.dueAt));
  return Number.isNaN(instant) ? null : instant;
}

/** The request with its work due at `instant` (epoch ms); as it is if it names no date. */
export function withWorkDate(request: unknown, instant: number): unknown {
  const dated = datedSchema.safeParse(request);
  if (!dated.success) return request;
  const { terms } = dated.data;
  const moved = DATES.filter((name) => name in terms.deliverable).map(
    (name) => [name, new Date(instant).toISOString()] as const,
  );
  const deliverable = { ...terms.deliverable, ...Object.fromEntries(moved) };
  return { ...dated.data, terms: { ...terms, deliverable } };
}
