import fc from 'fast-check';
import type { Order } from '../../../domain/commission/commission.ts';
import { orders, step as playStep, rate, type Step } from './arbitraries.ts';
import type { Mood } from './paymentService.ts';

/** What happens around deals, beside what people do at their gates. `pick` chooses among what there is. */
export type Outside =
  | { readonly kind: 'cancel'; readonly by: 'brand' | 'creator' }
  | { readonly kind: 'judge'; readonly creatorPpm: number }
  | { readonly kind: 'pay'; readonly pick: number; readonly how: 'paid' | 'delayed' | 'declined' }
  | { readonly kind: 'conclude'; readonly pick: number; readonly isWell: boolean }
  | { readonly kind: 'webhook'; readonly pick: number; readonly isRepeated: boolean }
  | { readonly kind: 'send'; readonly mood: Mood }
  | { readonly kind: 'consume'; readonly isTwice: boolean }
  | { readonly kind: 'report'; readonly orders: Order[] }
  | { readonly kind: 'return'; readonly pick: number; readonly part: number }
  | { readonly kind: 'bank'; readonly pick: number; readonly isGiven: boolean }
  | { readonly kind: 'draw' };

export interface WorldStep {
  /** Whose turn it is. */
  readonly deal: number;
  readonly does: Outside | { readonly kind: 'play'; readonly step: Step };
  /** At which moment the process dies, if it comes to that many; what it did is done again later. */
  readonly deathAt: number | null;
}

const pick = fc.nat(1000);
const kind = <K extends string>(name: K) => fc.constant(name);
const outside: fc.Arbitrary<WorldStep['does']> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: kind('play'), step: playStep }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('pay'),
      pick,
      how: fc.constantFrom(
        'paid' as const,
        'paid' as const,
        'delayed' as const,
        'delayed' as const,
        'declined' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('conclude'), pick, isWell: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('webhook'), pick, isRepeated: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('send'),
      mood: fc.constantFrom('well' as const, 'well' as const, 'refuses' as const, 'delays' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: kind('consume'), isTwice: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('report'), orders }) },
  {
    weight: 12,
    arbitrary: fc.record({ kind: kind('return'), pick, part: fc.constantFrom(0.1, 0.3, 0.5, 1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('bank'), pick, isGiven: fc.constantFrom(true, true, false) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('draw') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('cancel'),
      by: fc.constantFrom('brand' as const, 'brand' as const, 'creator' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('judge'), creatorPpm: rate }) },
);

export const worldSteps = (maxLength: number): fc.Arbitrary<WorldStep[]> =>
  fc.array(
    fc.record({
      deal: fc.nat(1),
      does: outside,
      deathAt: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 4 }),
    }),
    { maxLength, size: 'max' },
  );
