import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeList } from '../../../adapters/dynamodb/listDeals.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Action, Gate } from '../../../domain/gates/gate.ts';
import type { Role } from '../../../domain/parties.ts';
import type { DealFilter, DealStore, Viewer } from '../../../domain/ports/deals.ts';
import { aChange, aNewDeal } from '../../builders/deal.ts';
import { aGate } from '../../builders/gate.ts';
import { type Bed, makeBed } from './bed.ts';

const DEALS = 66;
const BRAND: Viewer = { role: 'brand', tenantId: 'brand_0' };
const PROVIDER: Viewer = { role: 'provider', tenantId: 'provider_1' };
const OPERATOR: Viewer = { role: 'operator' };

/** What a deal stands at, and whose turn it is then; a mandate is for `approve`. */
const STANDS: readonly { later: Partial<Deal>; turn: readonly Role[]; isMandated: boolean }[] = [
  at('review', 'approves', 'approve', 'brand', ['brand'], false),
  at('review', 'approves', 'approve', 'brand', ['brand', 'provider'], true),
  at('delivery', 'expires', 'deliver', 'creator', ['creator'], true),
  at('operator', 'escalates', 'retry', 'operator', ['operator'], true),
  at('funding', 'expires', 'funded', 'payments', ['brand'], true),
  { later: { status: 'closed', outcome: 'completed', gate: null }, turn: [], isMandated: true },
];

function at(
  name: Gate['name'],
  atDeadline: Gate['atDeadline'],
  action: Action,
  by: Role,
  turn: readonly Role[],
  isMandated: boolean,
) {
  return { later: { gate: aGate({ name, atDeadline, actions: [{ action, by }] }) }, turn, isMandated };
}

let bed: Bed;
let deals: DealStore;
/** Oldest first. */
const all: { deal: Deal; turn: readonly Role[] }[] = [];

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
  for (let index = 0; index < DEALS; index += 1) {
    const stand = STANDS[index % STANDS.length];
    if (stand === undefined) throw new Error('There is always a stand.');
    const { later, turn, isMandated } = stand;
    const begun = aNewDeal({
      brandId: `brand_${index % 4 === 3 ? 1 : 0}`,
      provider: { id: 'provider_1', mandate: isMandated ? ['approve'] : [] },
    });
    await deals.commit(begun);
    const change = aChange(begun.deal, { deal: { ...begun.deal, ...later } });
    await deals.commit(change);
    all.push({ deal: change.deal, turn });
  }
});
afterAll(() => bed.close());

async function walk(list: DealStore['list'], filter: Omit<DealFilter, 'cursor'>) {
  const pages: (readonly Deal[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...filter, cursor });
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
    expect(pages.length).toBeLessThan(2 * DEALS);
  } while (cursor !== undefined);
  return pages;
}

const sought = (viewer: Viewer, awaits: Role) =>
  all
    .filter(({ deal, turn }) => turn.includes(awaits) && (viewer !== BRAND || deal.brandId === 'brand_0'))
    .map(({ deal }) => deal.id)
    .reverse();
const idsOf = (pages: (readonly Deal[])[]) => pages.flat().map(({ id }) => id);

describe.each([
  ['a brand', BRAND],
  ['a provider', PROVIDER],
  ['an operator', OPERATOR],
] as const)('whose turn it is, asked by %s', (_, viewer) => {
  test.each(['brand', 'provider', 'creator', 'operator', 'payments'] as const)(
    '%s: each deal once, newest first, in full pages',
    async (awaits) => {
      const expected = sought(viewer, awaits);
      if (awaits !== 'payments') expect(expected.length).toBeGreaterThan(4);
      for (const limit of [1, 4, 100]) {
        const pages = await walk(deals.list, { viewer, awaits, limit });
        expect(idsOf(pages)).toEqual(expected);
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      }
    },
  );

  test('is found to the last deal where one call looks through few', async () => {
    const table = { client: bed.client, name: bed.dealsTable };
    const list = makeList(table, { mostReads: 2, readSize: 3 });
    const pages = await walk(list, { viewer, awaits: 'operator', limit: 2 });
    expect(idsOf(pages)).toEqual(sought(viewer, 'operator'));
  });
});

test('it goes with the other filters, and not beyond the tenant', async () => {
  const other: Viewer = { role: 'brand', tenantId: 'brand_9' };
  expect(await deals.list({ viewer: other, awaits: 'brand', limit: 9 })).toEqual({
    items: [],
    nextCursor: null,
  });
  const closed = await deals.list({ viewer: OPERATOR, awaits: 'brand', status: 'closed', limit: 9 });
  expect(closed.items).toEqual([]);
});
