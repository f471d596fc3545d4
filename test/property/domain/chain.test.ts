import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guaranteeRefund } from '../../../domain/deal/guarantee.ts';
import { PPM } from '../../../domain/money/amount.ts';
import { splitChain } from '../../../domain/money/chain.ts';
import { costOf, totalMinor } from '../../../domain/terms/cost.ts';
import { failureCost } from '../../../domain/terms/failureCost.ts';
import { amount, chain, invitation, rate } from './arbitraries.ts';

const RUNS = { numRuns: 1_000 };
const sum = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);

describe('a chain', () => {
  it('loses and creates nothing, over the whole safe range; the residue is the creator’s', () => {
    fc.assert(
      fc.property(fc.oneof(amount, fc.maxSafeNat()), chain, (whole, { levels }) => {
        const { kept } = splitChain(whole, levels);
        expect(sum(kept)).toBe(BigInt(whole));
        for (const [index, level] of levels.entries()) {
          const exact = 'keepPpm' in level ? (BigInt(whole) * BigInt(level.keepPpm)) / 1_000_000n : null;
          if (exact !== null) expect(BigInt(kept[index]?.amountMinor ?? -1)).toBe(exact);
          else expect(kept[index]?.amountMinor).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('hands on what a level received less what it keeps, from the brand to the last', () => {
    fc.assert(
      fc.property(amount, chain, (whole, { levels }) => {
        const { flows, kept } = splitChain(whole, levels);
        expect(flows.map(({ to }) => to)).toEqual(levels.map(({ to }) => to));
        expect(flows.map(({ from }) => from)).toEqual(['brand', ...levels.slice(0, -1).map(({ to }) => to)]);
        expect(flows[0]?.amountMinor).toBe(whole);
        for (const [index, flow] of flows.entries()) {
          const next = flows[index + 1]?.amountMinor ?? 0;
          expect(flow.amountMinor - (kept[index]?.amountMinor ?? 0)).toBe(next);
        }
      }),
      RUNS,
    );
  });

  it('costs the brand what it would cost without it', () => {
    fc.assert(
      fc.property(invitation, amount, amount, ({ terms }, fee, commission) => {
        const { chain: _, ...alone } = terms;
        const total = totalMinor(costOf(terms, fee, commission));
        expect(total).toBe(totalMinor(costOf(alone, fee, commission)));
      }),
      RUNS,
    );
  });
});

describe('the cost of what follows', () => {
  it('and of what came before are the cost of the whole', () => {
    fc.assert(
      fc.property(invitation, amount, amount, amount, ({ terms }, first, then, commission) => {
        const before = { feeMinor: first, commissionMinor: 0 };
        const parts = [costOf(terms, first, 0), costOf(terms, then, commission, before)];
        const whole = costOf(terms, first + then, commission);
        expect(parts.reduce((total, part) => total + totalMinor(part), 0)).toBe(totalMinor(whole));
        for (const part of parts)
          expect(Math.min(part.platformMinor, part.providerMinor)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });
});

describe('a deal that fails', () => {
  it('splits what is kept and its fees between the parties, and never costs more than was funded', () => {
    fc.assert(
      fc.property(invitation, rate, ({ terms }, keptPpm) => {
        const { keptMinor, borneMinor, cost } = failureCost(terms, keptPpm);
        const fees = cost.platformMinor + cost.providerMinor;
        const creatorSide = BigInt(cost.creatorMinor) + sum(cost.chain);
        expect(creatorSide).toBe(BigInt(keptMinor - borneMinor));
        expect(totalMinor(cost)).toBe(keptMinor + fees - borneMinor);
        expect(borneMinor).toBeLessThanOrEqual(Math.min(fees, keptMinor));
        if (terms.failureFees === undefined || terms.failureFees === 'brand') expect(borneMinor).toBe(0);
        expect(totalMinor(cost)).toBeLessThanOrEqual(totalMinor(costOf(terms, terms.fixedFee, 0)));
      }),
      RUNS,
    );
  });
});

describe('a sales guarantee', () => {
  const target = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  it('refunds the exact floor of the missing share, and more sales never refund more', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), target, fc.maxSafeNat(), fc.nat(PPM), (fee, goal, sold, more) => {
        const refund = guaranteeRefund(fee, goal, sold);
        const missing = BigInt(Math.max(0, goal - sold));
        expect(BigInt(refund)).toBe((BigInt(fee) * missing) / BigInt(goal));
        const better = Math.min(sold + more, Number.MAX_SAFE_INTEGER);
        expect(guaranteeRefund(fee, goal, better)).toBeLessThanOrEqual(refund);
      }),
      RUNS,
    );
  });
});
