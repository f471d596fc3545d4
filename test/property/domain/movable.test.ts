import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import { movableUnitMinor } from '../../../domain/money/currency.ts';
import { fundingMinor } from '../../../domain/terms/cost.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { beginning, history, invitation } from './arbitraries.ts';
import { broughtTo, playHistory } from './history.ts';

/** The same terms where nobody can move the last digits of an amount: fee and reserve can be paid, sales are anything. */
const inCoarseMoney = fc
  .record({ begun: invitation, currency: fc.constantFrom('KWD', 'MGA') })
  .map(({ begun, currency }) => {
    const unit = movableUnitMinor(currency);
    const { commission, fixedFee } = begun.terms;
    const terms: Terms = {
      ...begun.terms,
      currency,
      fixedFee: fixedFee * unit,
      ...(commission && { commission: { ...commission, reserve: (commission.reserve ?? 0) * unit } }),
    };
    return { ...begun, terms };
  });

const stuckIn = ({ payments, terms }: Deal) =>
  payments.filter(({ amountMinor }) => amountMinor % movableUnitMinor(terms.currency) !== 0);

describe('money that cannot be moved by single minor units', () => {
  it('is asked for, paid out and given back only as it can be moved, whatever happens to a deal', () => {
    fc.assert(
      fc.property(beginning, inCoarseMoney, history, (gate, begun, steps) => {
        // What somebody else pays in by mistake goes back as it came: it can be moved as it is.
        const ours = steps.filter(({ kind }) => kind !== 'late');
        playHistory(broughtTo(gate, begun), ours, ({ deal }) => {
          expect(stuckIn(deal)).toEqual([]);
          // They may have agreed on another currency meanwhile.
          const unit = movableUnitMinor(deal.terms.currency);
          expect(fundingMinor(deal.terms) % unit).toBe(0);
          expect(deal.escrowMinor % unit).toBe(0);
          expect((deal.topUp?.amountMinor ?? 0) % unit).toBe(0);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
