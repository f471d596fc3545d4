import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Side } from '../../../domain/dispute/dispute.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { termsSchema } from '../../../domain/terms/terms.ts';
import { toInstant } from '../../../domain/time.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Play } from '../../unit/domain/play.ts';
import { anOrder, standingAt } from '../../unit/domain/stages.ts';

const EVIDENCE = ['evid_01KX0000000000000000000000'];
const PROVIDER: Deal['provider'] = { id: 'provider_1', mandate: [] };
const DAY = 86_400_000;

const ppm = fc.integer({ min: 0, max: 1_000_000 });
const minor = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5_000_000_000 }));

const termsArbitrary: fc.Arbitrary<Terms> = fc
  .record({
    fixedFee: minor,
    platformFeePpm: fc.integer({ min: 0, max: 300_000 }),
    failureFees: fc.constantFrom('brand' as const, 'creator' as const, 'split' as const),
    reserve: fc.option(fc.oneof(fc.constant(0), minor), { nil: undefined }),
    target: fc.option(minor, { nil: undefined }),
    holdPpm: fc.option(ppm, { nil: undefined }),
    others: fc.constantFrom('nobody' as const, 'share' as const, 'chain' as const),
    sharePpm: fc.integer({ min: 0, max: 300_000 }),
    of: fc.constantFrom('fixedFee' as const, 'commission' as const, 'both' as const),
  })
  .map(({ fixedFee, platformFeePpm, failureFees, reserve, target, holdPpm, others, sharePpm, of }) => {
    const windows = { attribution: 'P15D', returnWindow: 'P15D' };
    const levels = [{ to: 'provider_1', keepPpm: sharePpm }, { to: 'creator' as const }];
    return termsSchema.parse({
      ...someTerms(),
      commission:
        reserve === undefined ? undefined : { tiers: [{ from: 0, ratePpm: 150_000 }], reserve, ...windows },
      ...{ fixedFee, platformFeePpm, failureFees },
      deliverable: { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30 },
      ...(target === undefined ? {} : { gmvGuarantee: { target } }),
      ...(holdPpm === undefined ? {} : { stayLive: { period: 'P20D', holdPpm } }),
      providerShare: others === 'share' ? { of, ratePpm: sharePpm } : undefined,
      ...(others === 'chain' ? { chain: { of, levels } } : {}),
    });
  });

const disputeArbitrary = fc.record({
  terms: termsArbitrary,
  gate: fc.constantFrom('delivery' as const, 'review' as const, 'stays_live' as const, 'sales' as const),
  claimant: fc.constantFrom('brand' as const, 'creator' as const),
  contestedPpm: fc.oneof(fc.constant(1_000_000), ppm),
  brandPpm: ppm,
  providerPpm: fc.oneof(fc.constant(0), ppm),
  way: fc.constantFrom('silence' as const, 'agreement' as const, 'decision' as const, 'redo' as const),
  isAppealed: fc.boolean(),
  net: fc.oneof(fc.constant(0), minor),
});
type Disputed = typeof disputeArbitrary extends fc.Arbitrary<infer D> ? D : never;

/** The deal at the gate at which it is disputed, or `null` where its terms have no such gate. */
function begun({ terms, gate, net }: Disputed): Play | null {
  const play = standingAt(gate, { terms, provider: PROVIDER });
  if (play.deal.gate?.name !== gate) return null;
  if (gate === 'sales' && net > 0) play.sell([anOrder({ net, at: toInstant(play.now) })]);
  return play;
}

const other = (side: Side): Side => (side === 'brand' ? 'creator' : 'brand');

/** Raises the dispute and takes it to its decision; `false` where nothing can be disputed. */
function resolve(play: Play, disputed: Disputed): boolean {
  const { claimant, contestedPpm, brandPpm, providerPpm, way, isAppealed } = disputed;
  const all = play.decide(claimant, 'dispute');
  if (!all.ok) {
    expect(all.rejection.code).toBe('nothing_to_dispute');
    return false;
  }
  const contestable = all.change.deal.dispute?.contestableMinor ?? 0;
  const contestedAmount = Math.max(1, Math.floor(contestable * (contestedPpm / 1_000_000)));
  play.must(claimant, 'dispute', { reasonCode: 'not_as_agreed', claim: 'no', contestedAmount });
  const provider = Math.min(providerPpm, 1_000_000 - brandPpm);
  const shares = { brand: brandPpm, provider, creator: 1_000_000 - brandPpm - provider };
  const found = { reasonCode: 'shared_fault', text: 'so it is', evidenceIds: EVIDENCE };
  const isRedone = way === 'redo' && ['delivery', 'review'].includes(disputed.gate);
  const decision = isRedone
    ? { redo: { dueAt: toInstant(play.now + 20 * DAY) }, ...found }
    : { shares, ...found };
  if (way === 'silence') play.expire();
  else {
    play.must(other(claimant), 'respond', { statement: 'yes' });
    play.must('operator', 'propose', { shares, ...found });
    if (way === 'agreement') {
      play.must('brand', 'accept_proposal', {}).must('creator', 'accept_proposal', {});
      return true;
    }
    play.must(claimant, 'reject_proposal', {}).must('operator', 'decide', decision);
  }
  if (isAppealed) play.must(claimant, 'appeal').must('operator', 'decide', decision);
  else play.expire();
  return true;
}

/** Plays on until the deal is closed: everybody does what is expected of them. */
function toTheEnd(play: Play): void {
  for (let steps = 0; play.deal.status !== 'closed'; steps += 1) {
    if (steps > 30) throw new Error(`still at ${play.gate.name}`);
    const { name } = play.gate;
    if (name === 'payout') play.payEverything();
    else if (name === 'delivery') play.must('creator', 'deliver');
    else if (name === 'review') play.must('brand', 'approve');
    else if (name === 'stays_live') play.must('brand', 'waive');
    else if (name === 'top_up') play.must('payments', 'funded');
    else if (name === 'sales') settleSales(play);
    else throw new Error(`${play.stage}: ${play.deal.parked?.error}`);
  }
}

function settleSales(play: Play): void {
  if (play.deal.salesReports === 0) play.sell([anOrder({ net: 100, at: play.deal.delivery?.liveAt ?? '' })]);
  play.must('brand', 'close_sales');
}

describe('a dispute, however it is resolved', () => {
  it('leaves nothing in escrow, creates nothing and loses nothing', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(disputeArbitrary, (disputed) => {
        const play = begun(disputed);
        if (play === null || !resolve(play, disputed)) return;
        const { dispute } = play.deal;
        expect(dispute?.resolvedAt).not.toBeNull();
        toTheEnd(play);
        const { money, escrowMinor, outcome } = play.deal;
        const isRedone = dispute?.decision?.finding.redo !== null;
        expect(outcome).toBe(isRedone ? 'completed' : 'resolved');
        expect(escrowMinor).toBe(0);
        expect(money.fundedMinor).toBe(money.releasedMinor + money.refundedMinor);
        const balance = (account: string) => play.books.of(account);
        expect(balance(`escrow:${play.deal.id}`)).toBe(0);
        expect(balance(`refundable:brand:${play.deal.brandId}`)).toBe(0);
        expect(balance('psp:clearing') + balance('revenue:platform')).toBe(0);
        seen.add(`${disputed.gate} ${disputed.way}`);
      }),
      { numRuns: 600 },
    );
    // No kind of dispute was left out because its gate was never come to.
    expect([...seen].sort()).toHaveLength(16);
  });

  it('never gives the creator more than it could have earned, nor less than was conceded', () => {
    fc.assert(
      fc.property(disputeArbitrary, (disputed) => {
        fc.pre(disputed.gate !== 'sales' && disputed.way !== 'redo');
        const play = begun(disputed);
        if (play === null || !resolve(play, disputed)) return;
        const { dispute, feeConcededMinor, terms } = play.deal;
        if (dispute === null) throw new Error('there is no dispute');
        const { contestableMinor, contestedMinor, claimant, decision } = dispute;
        const toCreator = feeAfter(contestedMinor, decision?.finding.shares ?? null);
        const concededMinor = claimant === 'creator' ? contestableMinor - contestedMinor : 0;
        expect(feeConcededMinor).toBe(contestedMinor - toCreator + concededMinor);
        expect(feeConcededMinor).toBeLessThanOrEqual(terms.fixedFee);
        toTheEnd(play);
        const { feeReleasedMinor } = play.deal;
        expect(feeReleasedMinor).toBeLessThanOrEqual(terms.fixedFee - feeConcededMinor);
        if (terms.gmvGuarantee === undefined)
          expect(feeReleasedMinor).toBe(terms.fixedFee - feeConcededMinor);
      }),
      { numRuns: 300 },
    );
  });
});

/** The rule of DESIGN §5 and §6, written down a second time. */
function feeAfter(
  contestedMinor: number,
  shares: { brand: number; provider?: number | undefined } | null,
): number {
  const part = (rate: number) => Number((BigInt(contestedMinor) * BigInt(rate)) / 1_000_000n);
  return contestedMinor - part(shares?.brand ?? 0) - part(shares?.provider ?? 0);
}
