import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';
import { clocksSchema } from '../gates/names.ts';
import { amountMinorSchema, ratePpmSchema } from '../money/amount.ts';
import { faultOfChain } from '../money/chain.ts';
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

/** 保量: below `target` of net sales the fixed fee goes back pro rata. Its windows, where no commission brings its own. */
const guaranteeSchema = z.strictObject({
  target: amountMinorSchema.check(z.positive()),
  attribution: z.optional(durationSchema),
  returnWindow: z.optional(durationSchema),
});

const earningSchema = z.enum(['fixedFee', 'commission', 'both']);

/** What a share or a chain is reckoned on. */
export type EarningBase = z.infer<typeof earningSchema>;

/** What the creator would earn goes to the first level instead; each keeps its part of the whole and pays the next. */
const chainSchema = z.strictObject({
  of: earningSchema,
  levels: z
    .array(
      z.union([
        z.strictObject({ to: text(64), keepPpm: ratePpmSchema }),
        z.strictObject({ to: z.literal('creator') }),
      ]),
    )
    .check(
      z.superRefine((levels, context) => {
        const fault = faultOfChain(levels);
        if (fault !== null) context.addIssue(fault);
      }),
    ),
});

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
    gmvGuarantee: z.optional(guaranteeSchema),
    providerShare: z.optional(z.strictObject({ of: earningSchema, ratePpm: ratePpmSchema })),
    chain: z.optional(chainSchema),
    platformFeePpm: ratePpmSchema,
    /** Who bears platform fee and provider share on what the creator keeps of a deal that failed; `brand` by default. */
    failureFees: z.optional(z.enum(['brand', 'creator', 'split'])),
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
    z.refine((terms) => terms.chain === undefined || terms.providerShare === undefined, {
      error:
        'is paid out of what the creator earns: a provider that takes a share on top cannot be paid both ways',
      path: ['chain'],
    }),
    z.refine((terms) => terms.commission === undefined || terms.gmvGuarantee?.attribution === undefined, {
      error: 'is the one of the commission, where one is agreed',
      path: ['gmvGuarantee', 'attribution'],
    }),
    z.refine((terms) => terms.commission === undefined || terms.gmvGuarantee?.returnWindow === undefined, {
      error: 'is the one of the commission, where one is agreed',
      path: ['gmvGuarantee', 'returnWindow'],
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

/** How long after going live orders count, and how long returns are waited for. ISO 8601 durations. */
export interface SalesWindows {
  readonly attribution: string;
  readonly returnWindow: string;
}

const GUARANTEE_WINDOW = 'P15D';

/** The windows in which sales are counted, for the commission as for a guarantee; `null` where neither was agreed. */
export function salesWindows({ commission, gmvGuarantee }: Terms): SalesWindows | null {
  if (commission !== undefined) return commission;
  if (gmvGuarantee === undefined) return null;
  const { attribution = GUARANTEE_WINDOW, returnWindow = GUARANTEE_WINDOW } = gmvGuarantee;
  return { attribution, returnWindow };
}
