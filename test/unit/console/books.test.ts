import { describe, expect, test } from 'vitest';
import { flowsIn, flowsOf, sumsOf, toldEntries } from '../../../console/pages/deal/ledger/books.ts';
import type { EntryView } from '../../../functions/api/dealLedger.ts';

const AT = '2026-12-01T12:00:00.000Z';

function anEntry(
  purpose: string,
  amounts: Record<string, number>,
  overrides: Partial<EntryView> = {},
): EntryView {
  return {
    ...{ id: `deal_1.${purpose}`, dealId: 'deal_1', purpose, currency: 'CNY', at: AT },
    ...{ phase: 'posted', resolves: null },
    postings: Object.entries(amounts).map(([account, amount]) => ({ account, amount })),
    ...overrides,
  };
}

const collected = anEntry('collected', { psp: -840, escrow: 840 });
const released = anEntry('fee', { escrow: -840, creator: 800, platform: 40 });
const sending = anEntry('paid', { creator: -800, psp: 800 }, { phase: 'pending' });
const arrived = { ...sending, id: `${sending.id}.posted`, phase: 'posted' as const, resolves: sending.id };
const refused = { ...sending, id: `${sending.id}.voided`, phase: 'voided' as const, resolves: sending.id };

describe('where money went', () => {
  test('is summed for each two accounts, and is only what moved', () => {
    expect(flowsOf([collected, collected, released, sending])).toEqual([
      { from: 'psp', to: 'escrow', minor: 1_680 },
      { from: 'escrow', to: 'creator', minor: 800 },
      { from: 'escrow', to: 'platform', minor: 40 },
    ]);
    expect(flowsOf([sending, refused])).toEqual([]);
    expect(flowsOf([sending, arrived])).toEqual([{ from: 'creator', to: 'psp', minor: 800 }]);
  });

  test('is told in full where several accounts give and several take', () => {
    expect(flowsIn(anEntry('x', { a: -5, b: -7, c: 9, d: 3 }))).toEqual([
      { from: 'a', to: 'c', minor: 5 },
      { from: 'b', to: 'c', minor: 4 },
      { from: 'b', to: 'd', minor: 3 },
    ]);
  });
});

test('the sums of accounts tell what came and what went', () => {
  expect(sumsOf([collected, released, sending])).toEqual([
    { account: 'psp', inMinor: 0, outMinor: 840 },
    { account: 'escrow', inMinor: 840, outMinor: 840 },
    { account: 'creator', inMinor: 800, outMinor: 0 },
    { account: 'platform', inMinor: 40, outMinor: 0 },
  ]);
});

test('what was on its way is told by how it ended', () => {
  expect(toldEntries([collected, sending])).toEqual([collected, sending]);
  expect(toldEntries([collected, sending, refused])).toEqual([collected, refused]);
});
