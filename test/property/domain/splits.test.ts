import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Invitation } from '../../../domain/deal/lifecycle.ts';
import { entryOf } from '../../../domain/ledger/entry.ts';
import { PPM, shareFloor } from '../../../domain/money/amount.ts';
import { costOf, fundingMinor, totalMinor } from '../../../domain/terms/cost.ts';
import { commissionReserve, salesWindows, type Terms } from '../../../domain/terms/terms.ts';
import type { Play } from '../../unit/domain/play.ts';
import { standingAt } from '../../unit/domain/stages.ts';
import { invitation, orders } from './arbitraries.ts';

const RUNS = { numRuns: 1_000 };
const AT = '2026-12-01T12:00:00Z';
const floor = (amount: number, ppm: number) => Number((BigInt(amount) * BigInt(ppm)) / 1_000_000n);

/** The base of the provider's share, by hand. */
function shareOf({ providerShare: share }: Terms, fee: number, commission: number): number {
  if (share === undefined) return 0;
  const bases = { fixedFee: fee, commission, both: fee + commission };
  return floor(bases[share.of], share.ratePpm);
}

/** What a guarantee takes back of the fee, by hand; nothing where nobody reported. */
function missing({ fixedFee, gmvGuarantee }: Terms, sales: { netSalesMinor: number } | null): number {
  if (gmvGuarantee === undefined || sales === null) return 0;
  const target = BigInt(gmvGuarantee.target);
  const short = target - BigInt(sales.netSalesMinor);
  return short <= 0n ? 0 : Number((BigInt(fixedFee) * short) / target);
}

describe('shares', () => {
  it('are the exact floor, over the whole safe range', () => {
    const safe = fc.maxSafeNat();
    fc.assert(
      fc.property(safe, fc.nat(PPM), (amount, ppm) => {
        const share = shareFloor(amount, ppm);
        const exact = BigInt(amount) * BigInt(ppm);
        expect(BigInt(share) * 1_000_000n <= exact && exact < (BigInt(share) + 1n) * 1_000_000n).toBe(true);
      }),
      RUNS,
    );
  });

  it('what is funded covers the fee and every commission up to the reserve', () => {
    fc.assert(
      fc.property(invitation, fc.nat(), ({ terms }, some) => {
        const reserve = commissionReserve(terms);
        const commission = reserve === 0 ? 0 : some % (reserve + 1);
        const funded = fundingMinor(terms);
        expect(totalMinor(costOf(terms, terms.fixedFee, commission))).toBeLessThanOrEqual(funded);
        expect(totalMinor(costOf(terms, terms.fixedFee, reserve))).toBe(funded);
      }),
      RUNS,
    );
  });
});

/** Approved, its sales reported and their windows run out, and everybody paid. */
function straightWay(begun: Pick<Invitation, 'terms' | 'provider'>, sold: readonly Order[]): Play {
  const play = standingAt('sales', begun);
  play.now += 20 * 86_400_000;
  if (sold.length > 0) play.sell(sold);
  if (salesWindows(begun.terms) !== null) play.expire();
  if (play.gate.name === 'top_up') play.must('payments', 'funded');
  const nothingIsHeld = play.deal.escrowMinor === 0;
  if (play.gate.name === 'operator') play.must('operator', nothingIsHeld ? 'close' : 'release');
  play.payEverything();
  if (play.gate.name === 'stays_live' && play.deal.status !== 'closed') play.expire();
  return play.payEverything();
}

describe('a deal that goes its straight way', () => {
  it('splits what was held into creator, platform, provider and the rest, and loses nothing', () => {
    fc.assert(
      fc.property(invitation, orders, ({ terms, provider }, sold) => {
        const { deal, books } = straightWay({ terms, provider }, sold);
        const commission = deal.sales?.commissionMinor ?? 0;
        const fee = terms.fixedFee - missing(terms, deal.salesReports === 0 ? null : deal.sales);
        const earned = fee + commission;
        const platform = floor(earned, terms.platformFeePpm);
        const share = shareOf(terms, fee, commission);
        expect(deal.status).toBe('closed');
        expect(deal.money.paidOutMinor).toBe(earned + share);
        expect(books.of('revenue:platform')).toBe(platform);
        expect(deal.money.releasedMinor).toBe(earned + platform + share);
        expect(deal.money.fundedMinor).toBe(earned + platform + share + deal.money.refundedMinor);
        expect(books.of('psp:clearing')).toBe(-platform || 0);
      }),
      RUNS,
    );
  });
});

describe('entries', () => {
  const account = fc.constantFrom('escrow:1', 'payable:creator:1', 'revenue:platform', 'psp:clearing');
  const move = fc.record({ from: account, to: account, amountMinor: fc.nat() });
  it('of any moves balance, or there is no entry', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 10 }), (moves) => {
        const net = new Map<string, number>();
        for (const { from, to, amountMinor } of moves) {
          net.set(from, (net.get(from) ?? 0) - amountMinor);
          net.set(to, (net.get(to) ?? 0) + amountMinor);
        }
        const write = () => entryOf('deal_1', 'x', 'CNY', AT, moves);
        const moved = [...net].filter(([, sum]) => sum !== 0);
        if (moved.length === 0) expect(write).toThrow();
        else
          expect(new Map(write().postings.map((each) => [each.account, each.amountMinor]))).toEqual(
            new Map(moved),
          );
      }),
      RUNS,
    );
  });
});
