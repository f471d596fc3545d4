import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { PayeeStatement } from '../../../domain/statement/payeeStatement.ts';
import { statementFor } from '../../../domain/statement/statement.ts';
import { factsOf } from '../../unit/statement/factsOf.ts';
import { beginning, history, invitation } from '../domain/arbitraries.ts';
import { broughtTo, playHistory } from '../domain/history.ts';

const RUNS = { numRuns: 400 };

const played = fc
  .tuple(beginning, invitation, history)
  .map(([gate, begun, steps]) => factsOf(playHistory(broughtTo(gate, begun), steps)));

/** Reckoned anew from the postings: what was credited to a payee by entries that carry no money in or out. */
function credited(entries: readonly Entry[], { payee }: PayeeStatement): number {
  const accounts =
    payee.role === 'platform'
      ? ['revenue:platform']
      : [`payable:${payee.role}:${payee.id}`, `receivable:${payee.role}:${payee.id}`];
  return entries
    .filter(({ phase, purpose }) => phase === 'posted' && !/^(paid|reversal|collected)/.test(purpose))
    .flatMap(({ postings }) => postings)
    .filter(({ account }) => accounts.includes(account))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

describe('the statement of any deal', () => {
  it('credits each payee what the ledger credits, and explains all of it', () => {
    fc.assert(
      fc.property(played, (facts) => {
        for (const statement of statementFor(facts, { role: 'operator' }).payees) {
          const booked = statement.lines.filter(({ status }) => status !== 'expected');
          const total = booked.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(total).toBe(credited(facts.entries, statement));
          expect(booked.map(({ kind }) => kind)).not.toContain('other');
          const { earnedMinor, takenBackMinor, ...rest } = statement.totals;
          const { paidMinor, outstandingMinor, keptMinor, owedMinor, recoveredMinor } = rest;
          expect(earnedMinor - takenBackMinor).toBe(total);
          expect(paidMinor + outstandingMinor + keptMinor - owedMinor - recoveredMinor).toBe(total);
        }
      }),
      RUNS,
    );
  });

  it('shows the brand where its money went: paid − refunded − held is what it cost', () => {
    fc.assert(
      fc.property(played, (facts) => {
        const { brand, payees } = statementFor(facts, { role: 'operator' });
        const { paidMinor, refundedMinor, heldMinor, costMinor } = brand?.totals ?? never();
        expect(paidMinor - refundedMinor - heldMinor).toBe(costMinor);
        expect(heldMinor).toBe(facts.deal.escrowMinor);
        expect(paidMinor).toBe(facts.deal.money.fundedMinor);
        expect(refundedMinor).toBe(facts.deal.money.refundedMinor);
        const net = payees.map(({ totals }) => totals.earnedMinor - totals.takenBackMinor);
        expect(net.reduce((sum, amountMinor) => sum + amountMinor, 0)).toBe(costMinor);
      }),
      RUNS,
    );
  });

  it('carries each line that was paid by payments of its amount, and names what holds up every other', () => {
    fc.assert(
      fc.property(played, (facts) => {
        for (const { lines } of statementFor(facts, { role: 'operator' }).payees)
          for (const line of lines) {
            const paid = line.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
            const isHeldUp = ['expected', 'due', 'blocked', 'pending', 'failed'].includes(line.status);
            expect(line.condition !== null).toBe(isHeldUp);
            if (line.status === 'paid')
              expect([paid, line.dates.paidAt === null]).toEqual([line.amountMinor, false]);
            if (line.payments.length > 0) expect(paid).toBeLessThanOrEqual(line.amountMinor);
          }
      }),
      RUNS,
    );
  });
});

function never(): never {
  throw new Error('an operator sees the side of the brand');
}
