import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escrow, PLATFORM_REVENUE, PSP_CLEARING, payable } from '../../../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../../../domain/ledger/entry.ts';
import { Totalling, totalsFaults } from '../../../../domain/reconciliation/totals.ts';

const AT = '2026-12-01T12:00:00.000Z';
const entries = [
  entryOf('deal_1', 'collected.1', 'CNY', AT, [
    { from: PSP_CLEARING, to: escrow('deal_1'), amountMinor: 1_000 },
  ]),
  entryOf('deal_1', 'fee_release', 'CNY', AT, [
    { from: escrow('deal_1'), to: payable('creator', 'c'), amountMinor: 900 },
    { from: escrow('deal_1'), to: PLATFORM_REVENUE, amountMinor: 100 },
  ]),
];
const linesOf = ({ id: entryId, phase, resolves, postings }: Entry) =>
  postings
    .filter(({ account }) => !account.startsWith('escrow:'))
    .map((posting) => ({ entryId, phase, resolves, ...posting }));
const lines = entries.flatMap(linesOf);

function totalOf(of: readonly Entry[], by: ReturnType<typeof linesOf>) {
  const totalling = new Totalling();
  for (const entry of of) totalling.addEntry(entry);
  for (const line of by) totalling.addLine(line);
  return totalling.result();
}

describe('the sums of a currency', () => {
  test('of whole books are in order', () => {
    expect(totalsFaults('CNY', totalOf(entries, lines))).toEqual([]);
  });

  test('do not depend on the order, nor on where a run is cut', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 });
    const whole = totalOf(entries, lines);
    expect(lines).toHaveLength(3);
    fc.assert(
      fc.property(order, fc.nat(5), (indices, cut) => {
        let totalling = new Totalling();
        for (const [place, index] of indices.entries()) {
          if (place === cut) totalling = new Totalling(totalling.result());
          const [entry, line] = [entries[index], lines[index - entries.length]];
          if (entry !== undefined) totalling.addEntry(entry);
          else if (line !== undefined) totalling.addLine(line);
        }
        expect(totalling.result()).toEqual(whole);
      }),
    );
  });

  test('show a line that is missing, and by how much the balances are off', () => {
    expect(totalsFaults('CNY', totalOf(entries, lines.slice(1)))).toMatchObject([
      { check: 'currency', subject: 'CNY', theirs: { amountMinor: 1_000 } },
      { check: 'lines', ours: { amountMinor: 0 }, theirs: { amountMinor: 1_000 } },
    ]);
  });

  test('show lines whose amounts were shifted between them, though they sum up', () => {
    const shifted = lines.map((line, index) => ({
      ...line,
      amountMinor: line.amountMinor + ([0, 1, -1][index] ?? 0),
    }));
    expect(totalsFaults('CNY', totalOf(entries, shifted))).toMatchObject([
      { check: 'lines', atRiskMinor: 0 },
    ]);
  });
});
