import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';
import { clocksSchema } from '../gates/names.ts';
import { amountMinorSchema, ratePpmSchema, shareFloor, sumMinor } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { durationSchema, instantSchema } from '../time.ts';

const text = (maximum: number) => z.string().check(z.minLength(1), z.maxLength(maximum));
const count = (minimum: number, maximum: number) => z.int().check(z.minimum(minimum), z.maximum(maximum));
const products = z.optional(z.array(text(128)).check(z.maxLength(200)));

const tierSchema = z.strictObject({ from: amountMinorSchema, ratePpm: ratePpmSchema });
export type Tier = z.infer<typeof tierSchema>;

/** Marginal: each rate applies to the net sales between its `from` and the next tier's. */
const tiersSchema = z.array(tierSchema).check(
  z.minLength(1),
  z.maxLength(20),
  z.refine((tiers) => tiers[0]?.from === 0, { error: 'the first tier must start from 0', path: [0, 'from'] }),
  z.refine((tiers) => tiers.every((tier, i) => i === 0 || tier.from > (tiers[i - 1]?.from ?? 0)), {
    error: 'tiers must be in ascending order of from',
  }),
);

const livestreamSchema = z.strictObject({
  kind: z.literal('livestream'),
  scheduledAt: instantSchema,
  minMinutes: count(1, 24 * 60),
  maxRevisions: z.optional(count(0, 10)),
  products,
});

const videoSchema = z.strictObject({
  kind: z.literal('video'),
  dueAt: instantSchema,
  minSeconds: count(1, 24 * 3600),
  draftReview: z.optional(z.boolean()),
  maxRevisions: z.optional(count(0, 10)),
  products,
});

/** What brand and creator agree on (DESIGN §4). Money is in minor units of `currency`, rates in ppm. */
export const termsSchema = z
  .strictObject({
    currency: currencySchema,
    fixedFee: amountMinorSchema,
    commission: z.optional(
      z.strictObject({
        tiers: tiersSchema,
        reserve: z.optional(amountMinorSchema),
        attribution: durationSchema,
        returnWindow: durationSchema,
      }),
    ),
    gmvGuarantee: z.optional(z.strictObject({ target: amountMinorSchema.check(z.positive()) })),
    providerShare: z.optional(
      z.strictObject({ of: z.enum(['fixedFee', 'commission', 'both']), ratePpm: ratePpmSchema }),
    ),
    platformFeePpm: ratePpmSchema,
    deliverable: z.discriminatedUnion('kind', [livestreamSchema, videoSchema]),
    stayLive: z.optional(z.strictObject({ period: durationSchema, holdPpm: ratePpmSchema })),
    disclosure: z.optional(z.array(text(64)).check(z.maxLength(20))),
    sample: z.optional(z.strictObject({ required: z.boolean() })),
    usageRights: z.optional(
      z.strictObject({ days: count(0, 36_500), channels: z.array(text(64)).check(z.maxLength(50)) }),
    ),
    clocks: z.optional(clocksSchema),
  })
  .check(
    z.refine((terms) => exactFunding(terms) <= Number.MAX_SAFE_INTEGER, {
      error: 'the amounts are too large to be added up',
      path: ['fixedFee'],
    }),
    z.refine((terms) => exactFunding(terms) > 0, {
      error:
        'either the fixed fee or the commission reserve must be above zero, since a deal is funded before work',
      path: ['fixedFee'],
    }),
  );
export type Terms = z.infer<typeof termsSchema>;

/** An upper bound of what is to be funded, reckoned in floats: only good for a range check. */
function exactFunding(terms: {
  fixedFee: number;
  commission?: { reserve?: number | undefined } | undefined;
}): number {
  return (terms.fixedFee + (terms.commission?.reserve ?? 0)) * 3;
}

/** Identifies one version of terms; acceptance is recorded against it. */
export function termsHash(terms: Terms): string {
  return canonicalHash(terms);
}

/** When the work is due: the stream's start, or the video's due date. RFC 3339. */
export function dueAt(terms: Terms): string {
  return terms.deliverable.kind === 'livestream' ? terms.deliverable.scheduledAt : terms.deliverable.dueAt;
}

/** How often the brand may ask for changes before it must approve (or dispute). */
export function maxRevisions(terms: Terms): number {
  return terms.deliverable.maxRevisions ?? 2;
}

/** Escrowed with the fee to pay commission from; minor units. */
export function commissionReserve(terms: Terms): number {
  return terms.commission?.reserve ?? 0;
}

export interface Cost {
  readonly creatorMinor: number;
  readonly platformMinor: number;
  readonly providerMinor: number;
}

/**
 * What the brand pays for a fee and a commission (each what the creator earns, minor units): platform fee and
 * provider share come on top, each rounded down once (DESIGN §5).
 */
export function costOf(terms: Terms, feeMinor: number, commissionMinor: number): Cost {
  const earned = sumMinor(feeMinor, commissionMinor);
  const share = terms.providerShare;
  const bases = { fixedFee: feeMinor, commission: commissionMinor, both: earned };
  return {
    creatorMinor: earned,
    platformMinor: shareFloor(earned, terms.platformFeePpm),
    providerMinor: share === undefined ? 0 : shareFloor(bases[share.of], share.ratePpm),
  };
}

export function totalMinor(cost: Cost): number {
  return sumMinor(cost.creatorMinor, cost.platformMinor, cost.providerMinor);
}

/** F + R + platform fee on (F + R) + provider share on its base: what is collected before work begins. */
export function fundingMinor(terms: Terms): number {
  return totalMinor(costOf(terms, terms.fixedFee, commissionReserve(terms)));
}
