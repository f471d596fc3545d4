import * as z from 'zod/mini';
import { between, type Difference, type Side, sideSchema } from './difference.ts';
import type { Movement } from './movement.ts';

/** A payment of which the two sides do not say the same, or not yet. */
export const unmatchedSchema = z.strictObject({
  paymentId: z.string(),
  kind: z.enum(['charge', 'refund', 'transfer', 'reversal']),
  dealId: z.nullable(z.string()),
  currency: z.string(),
  ours: z.nullable(sideSchema),
  theirs: z.nullable(sideSchema),
});
export type Unmatched = z.infer<typeof unmatchedSchema>;

/**
 * Payments in the order in which they come, from both sides. What both say alike is forgotten at once, so that only
 * what is on its way and what differs is kept.
 */
export class Matching {
  readonly #unmatched: Map<string, Unmatched>;

  constructor(from: readonly Unmatched[] = []) {
    this.#unmatched = new Map(from.map((unmatched) => [nameOf(unmatched), unmatched]));
  }

  add(movement: Movement): void {
    const { said, ...about } = movement;
    const name = nameOf(about);
    const known = this.#unmatched.get(name) ?? { ...about, ours: null, theirs: null };
    const which = said.source === 'payment_service' ? 'theirs' : 'ours';
    const next: Unmatched = { ...known, [which]: sum(known[which], said) };
    if ((next.ours?.amountMinor ?? 0) === (next.theirs?.amountMinor ?? 0)) this.#unmatched.delete(name);
    else this.#unmatched.set(name, next);
  }

  get size(): number {
    return this.#unmatched.size;
  }

  unmatched(): Unmatched[] {
    return [...this.#unmatched.values()];
  }
}

/** The kind is left out: an id names one payment, whatever each side calls it. */
const nameOf = ({ paymentId, currency }: Pick<Unmatched, 'paymentId' | 'currency'>) =>
  `${currency} ${paymentId}`;

function sum(known: Side | null, said: Side): Side {
  return { ...said, amountMinor: (known?.amountMinor ?? 0) + said.amountMinor };
}

/** Whether one side heard of it so lately that the other may not know yet. @param before RFC 3339 */
export function isInFlight({ ours, theirs }: Unmatched, before: string): boolean {
  return [ours, theirs].some((said) => said?.at != null && Date.parse(said.at) > Date.parse(before));
}

export function unmatchedFault({ paymentId, kind, dealId, currency, ours, theirs }: Unmatched): Difference {
  return between({ check: kind, subject: paymentId, dealId, currency }, ours, theirs);
}
