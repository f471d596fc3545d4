import fc from 'fast-check';
import type { AnsweringAction } from '../../../domain/actions/rules.ts';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { disputeGates } from '../../../domain/dispute/clocks.ts';
import { sideSchema } from '../../../domain/dispute/dispute.ts';
import { actionSchema } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import type { ChainLevel } from '../../../domain/money/chain.ts';
import { type Role, roleSchema } from '../../../domain/parties.ts';
import { type Terms, type Tier, termsSchema } from '../../../domain/terms/terms.ts';
import { toInstant } from '../../../domain/time.ts';
import { ANSWERING } from '../../unit/domain/play.ts';

export const LIVE_AT = Date.parse('2026-12-01T12:00:00Z');
const DAY = 86_400_000;

/** Mostly everyday amounts, with the small ones at which rounding shows. */
export const amount: fc.Arbitrary<number> = fc.oneof(fc.nat(20), fc.nat(10_000), fc.nat(500_000_000));
export const rate: fc.Arbitrary<number> = fc.oneof(
  fc.nat(1_000_000),
  fc.constantFrom(0, 1, 50_000, 150_000, 333_333, 999_999, 1_000_000),
);

export const tiers: fc.Arbitrary<Tier[]> = fc
  .tuple(
    rate,
    fc.uniqueArray(fc.record({ from: fc.integer({ min: 1, max: 1_000_000 }), ratePpm: rate }), {
      selector: (tier) => tier.from,
      maxLength: 4,
    }),
  )
  .map(([first, more]) => [{ from: 0, ratePpm: first }, ...more.sort((a, b) => a.from - b.from)]);

/** Orders with ids of their own, most of them inside the attribution window of work that went live at `LIVE_AT`. */
export const orders: fc.Arbitrary<Order[]> = fc.uniqueArray(
  fc
    .record({
      orderId: fc.integer({ min: 0, max: 40 }).map((id) => `o-${id}`),
      at: fc.integer({ min: LIVE_AT - DAY, max: LIVE_AT + 17 * DAY }).map(toInstant),
      net: amount,
      refundedPpm: fc.oneof(fc.constant(0), rate),
      cancelledBeforeShipping: fc.boolean(),
    })
    .map(({ refundedPpm, cancelledBeforeShipping, ...order }) => ({
      ...order,
      refunded: Math.floor((order.net * refundedPpm) / 1_000_000),
      ...(cancelledBeforeShipping ? { cancelledBeforeShipping } : {}),
    })),
  { selector: (order) => order.orderId, maxLength: 12 },
);

const provider: fc.Arbitrary<Deal['provider']> = fc.option(
  fc.record({ id: fc.constant('provider_1'), mandate: fc.subarray([...actionSchema.options]) }),
);

/** Two to eight levels, the creator somewhere among them, who keep no more than there is. */
export const chain: fc.Arbitrary<NonNullable<Terms['chain']>> = fc
  .record({
    of: fc.constantFrom('fixedFee' as const, 'commission' as const, 'both' as const),
    wanted: fc.array(rate, { minLength: 1, maxLength: 7 }),
    place: fc.nat(7),
  })
  .map(({ of, wanted, place }) => {
    let left = 1_000_000;
    const levels: ChainLevel[] = wanted.map((keep, index) => {
      const keepPpm = Math.min(keep, left);
      left -= keepPpm;
      return { to: `provider_${index + 1}`, keepPpm };
    });
    levels.splice(place % (levels.length + 1), 0, { to: 'creator' });
    return { of, levels };
  });

const chainIn = (agreed: Terms['chain']) => (agreed === undefined ? {} : { chain: agreed });

/** Terms that can be agreed on, and a provider where they give one a share. */
export const invitation: fc.Arbitrary<{ terms: Terms; provider: Deal['provider'] }> = fc
  .record({
    fixedFee: amount,
    platformFeePpm: rate,
    commission: fc.option(fc.record({ tiers, reserve: amount }), { nil: undefined }),
    share: fc.option(
      fc.record({
        of: fc.constantFrom('fixedFee' as const, 'commission' as const, 'both' as const),
        ratePpm: rate,
      }),
      { nil: undefined },
    ),
    chain: fc.option(chain, { nil: undefined }),
    gmvGuarantee: fc.option(
      fc.record({
        target: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 500_000_000 })),
      }),
      { nil: undefined },
    ),
    failureFees: fc.option(fc.constantFrom('brand' as const, 'creator' as const, 'split' as const), {
      nil: undefined,
    }),
    isVideo: fc.boolean(),
    draftReview: fc.boolean(),
    sample: fc.boolean(),
    stayLive: fc.option(fc.record({ period: fc.constantFrom('P0D', 'P10D', 'P60D'), holdPpm: rate }), {
      nil: undefined,
    }),
    maxRevisions: fc.nat(3),
    provider,
  })
  .filter(({ fixedFee, commission }) => fixedFee + (commission?.reserve ?? 0) > 0)
  .map(
    ({
      fixedFee,
      platformFeePpm,
      commission,
      share,
      maxRevisions,
      provider: arranges,
      isVideo,
      ...more
    }) => ({
      provider: arranges,
      terms: termsSchema.parse({
        currency: 'CNY',
        fixedFee,
        platformFeePpm,
        deliverable: isVideo
          ? {
              kind: 'video',
              dueAt: toInstant(LIVE_AT),
              minSeconds: 30,
              maxRevisions,
              draftReview: more.draftReview,
            }
          : { kind: 'livestream', scheduledAt: toInstant(LIVE_AT), minMinutes: 60, maxRevisions },
        ...(more.sample ? { sample: { required: true } } : {}),
        ...(isVideo && more.stayLive !== undefined ? { stayLive: more.stayLive } : {}),
        ...(more.gmvGuarantee === undefined ? {} : { gmvGuarantee: more.gmvGuarantee }),
        ...(more.failureFees === undefined ? {} : { failureFees: more.failureFees }),
        ...(commission === undefined
          ? {}
          : { commission: { ...commission, attribution: 'P15D', returnWindow: 'P15D' } }),
        ...(share === undefined || arranges === null ? chainIn(more.chain) : { providerShare: share }),
      }),
    }),
  );

/** One thing that happens to a deal. Numbers named `pick` choose among whatever there is at that moment. */
export type Step =
  | { readonly kind: 'offered'; readonly pick: number }
  | {
      readonly kind: 'tried';
      readonly role: Role;
      readonly action: AnsweringAction;
      readonly payload: { readonly value: unknown } | null;
    }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'deadline'; readonly told: boolean }
  | { readonly kind: 'sell'; readonly orders: Order[] }
  | {
      readonly kind: 'report';
      readonly pick: number;
      readonly status: 'pending' | 'paid' | 'failed' | 'blocked';
    }
  | { readonly kind: 'late'; readonly amountMinor: number }
  /** An operator proposes or decides how to share out what is contested, or that the work is done again. */
  | { readonly kind: 'judge'; readonly creatorPpm: number; readonly isRedo: boolean }
  | { readonly kind: 'break' };

const pick = fc.nat(1000);
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('offered' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tried' as const),
      role: fc.constantFrom(...roleSchema.options),
      action: fc.constantFrom(...ANSWERING),
      payload: fc.option(fc.record({ value: fc.anything({ maxDepth: 2 }) })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deadline' as const), told: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sell' as const), orders }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      pick,
      status: fc.constantFrom(
        'paid' as const,
        'paid' as const,
        'pending' as const,
        'failed' as const,
        'blocked' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('late' as const),
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const) }) },
);
/**
 * Where a history begins: a random walk from the invitation seldom comes far, so most are brought some way first.
 */
export const beginning: fc.Arbitrary<GateName> = fc.constantFrom(
  'response',
  'response',
  'funding',
  'sample_receipt',
  'draft',
  'delivery',
  'review',
  'payout',
  'stays_live',
  'sales',
  ...disputeGates,
);

/** Who raises the dispute with which a history begins at one of its gates, and above which amount it takes two operators. */
export const raising = fc.record({
  claimant: fc.constantFrom(...sideSchema.options),
  twoOperatorsAboveMinor: fc.constantFrom(0, 100_000, Number.POSITIVE_INFINITY),
});
export type Raising = typeof raising extends fc.Arbitrary<infer R> ? R : never;

const judge: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('judge' as const),
  creatorPpm: fc.oneof(rate, fc.constant(500_000)),
  isRedo: fc.boolean(),
});

export const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 10, arbitrary: step }, { weight: 1, arbitrary: judge }),
  { maxLength: 60, size: 'max' },
);
