import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeList } from '../../../adapters/dynamodb/listDeals.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Status } from '../../../domain/gates/gate.ts';
import { type DealFilter, type DealStore, InvalidCursor, type Viewer } from '../../../domain/ports/deals.ts';
import { aChange, aNewDeal } from '../../builders/deal.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let deals: DealStore;

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
});
afterAll(() => bed.close());

/** The operator's lists show everything there is. */
async function emptyTable() {
  const { Items = [] } = await bed.client.send(new ScanCommand({ TableName: bed.dealsTable }));
  for (let start = 0; start < Items.length; start += 25) {
    const deletions = Items.slice(start, start + 25).map(({ pk, sk }) => ({
      DeleteRequest: { Key: { pk, sk } },
    }));
    await bed.client.send(new BatchWriteCommand({ RequestItems: { [bed.dealsTable]: deletions } }));
  }
}

const operator: Viewer = { role: 'operator' };
const brand = (tenantId: string): Viewer => ({ role: 'brand', tenantId });
const provider = (tenantId: string): Viewer => ({ role: 'provider', tenantId });

async function stored(invitation: Parameters<typeof aNewDeal>[0], later: Partial<Deal> = {}): Promise<Deal> {
  const begun = aNewDeal(invitation);
  await deals.commit(begun);
  const change = aChange(begun.deal, { deal: { ...begun.deal, ...later } });
  await deals.commit(change);
  return change.deal;
}

/** 24 deals, oldest first: three brands and two providers in turn, four states, references of two kinds. */
async function someDeals(): Promise<Deal[]> {
  const states: Partial<Deal>[] = [
    {},
    { status: 'delivering' },
    { status: 'closed', outcome: 'completed' },
    { status: 'closed', outcome: 'expired' },
  ];
  const all: Deal[] = [];
  for (let index = 0; index < 24; index += 1) {
    const invitation = {
      brandId: `brand_${index % 3}`,
      creatorId: `creator_${index % 5}`,
      provider: index % 2 === 0 ? { id: `provider_${index % 4}`, mandate: [] } : null,
      reference: index % 6 === 0 ? `Autumn-${index}` : 'spring',
    };
    all.push(await stored(invitation, states[index % 4]));
  }
  return all;
}

/** Every page of a list, in order. A list that never ends fails the test. */
async function pagesOf(filter: Omit<DealFilter, 'cursor'>): Promise<(readonly Deal[])[]> {
  const pages: (readonly Deal[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await deals.list({ ...filter, cursor });
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
    expect(pages.length).toBeLessThan(100);
  } while (cursor !== undefined);
  return pages;
}

const FILTERS: [string, Omit<DealFilter, 'cursor' | 'limit'>, (deal: Deal) => boolean][] = [
  ['a brand’s deals', { viewer: brand('brand_1') }, (deal) => deal.brandId === 'brand_1'],
  ['a provider’s deals', { viewer: provider('provider_2') }, (deal) => deal.provider?.id === 'provider_2'],
  ['everything, for the operator', { viewer: operator }, () => true],
  ['a status, for the operator', { viewer: operator, status: 'closed' }, (deal) => deal.status === 'closed'],
  [
    'a status, for a brand',
    { viewer: brand('brand_0'), status: 'delivering' },
    (deal) => deal.brandId === 'brand_0' && deal.status === 'delivering',
  ],
  ['an outcome', { viewer: operator, outcome: 'expired' }, (deal) => deal.outcome === 'expired'],
  [
    'a status and an outcome',
    { viewer: operator, status: 'closed', outcome: 'completed' },
    (deal) => deal.outcome === 'completed',
  ],
  ['a reference', { viewer: operator, reference: 'spring' }, (deal) => deal.reference === 'spring'],
  [
    'words in a reference, in any case',
    { viewer: operator, q: 'aUTUMN-1' },
    (deal) => /^Autumn-1/.test(deal.reference),
  ],
  [
    'a creator’s id',
    { viewer: brand('brand_2'), q: 'creator_3' },
    (deal) => deal.brandId === 'brand_2' && deal.creatorId === 'creator_3',
  ],
  ['nothing', { viewer: brand('brand_9') }, () => false],
];

describe('a list', () => {
  let all: Deal[];
  beforeAll(async () => {
    await emptyTable();
    all = await someDeals();
  });

  test.each(FILTERS)(
    'shows %s, newest first, without gaps or repeats, in full pages',
    async (_, filter, fits) => {
      const expected = all.filter(fits).reverse();
      for (const limit of [1, 3, 100]) {
        const pages = await pagesOf({ ...filter, limit });
        expect(pages.flat()).toEqual(expected);
        const sizes = pages.slice(0, -1).map((page) => page.length);
        expect(sizes.every((size) => size === limit)).toBe(true);
        expect(pages.length).toBe(Math.max(1, Math.ceil(expected.length / limit)));
      }
    },
  );

  test('finds a deal by its own id', async () => {
    const { items } = await deals.list({ viewer: operator, q: all[7]?.id.toLowerCase(), limit: 5 });
    expect(items).toEqual([all[7]]);
  });

  test('hands out a cursor when it gives up looking, and finds the rest with it', async () => {
    const table = { client: bed.client, name: bed.dealsTable };
    const list = makeList(table, { mostReads: 2, readSize: 3 });
    const filter = { viewer: brand('brand_0'), reference: 'Autumn-0', limit: 1 };
    const first = await list(filter);
    expect(first.items).toEqual([]);
    const second = await list({ ...filter, cursor: first.nextCursor ?? undefined });
    expect(second).toEqual({ items: [all[0]], nextCursor: null });
  });

  test('merges the statuses in order where each has to be read several times', async () => {
    const table = { client: bed.client, name: bed.dealsTable };
    const list = makeList(table, { mostReads: 100, readSize: 1 });
    const { items } = await list({ viewer: operator, q: 'autumn', limit: 1 });
    expect(items).toEqual([all[18]]);
  });

  test.each<[string, (cursor: string) => Promise<unknown>]>([
    ['of another viewer', (cursor) => deals.list({ viewer: brand('brand_2'), limit: 2, cursor })],
    ['of another role', (cursor) => deals.list({ viewer: operator, limit: 2, cursor })],
    [
      'of another filter',
      (cursor) => deals.list({ viewer: brand('brand_1'), status: 'invited', limit: 2, cursor }),
    ],
    ['of another kind of list', (cursor) => deals.events('deal_1', { limit: 2, cursor })],
    ['cut short', (cursor) => deals.list({ viewer: brand('brand_1'), limit: 2, cursor: cursor.slice(3) })],
    ['made up', () => deals.list({ viewer: brand('brand_1'), limit: 2, cursor: 'page-2' })],
    ['empty', () => deals.list({ viewer: brand('brand_1'), limit: 2, cursor: '' })],
    [
      'that is JSON of something else',
      () =>
        deals.list({ viewer: brand('brand_1'), limit: 2, cursor: Buffer.from('[]').toString('base64url') }),
    ],
  ])('refuses a cursor %s', async (_, use) => {
    const { nextCursor } = await deals.list({ viewer: brand('brand_1'), limit: 2 });
    await expect(use(nextCursor ?? '')).rejects.toThrow(InvalidCursor);
  });

  test('takes its cursor with another limit', async () => {
    const { nextCursor } = await deals.list({ viewer: operator, limit: 2 });
    const { items } = await deals.list({ viewer: operator, limit: 3, cursor: nextCursor ?? undefined });
    expect(items).toEqual(all.toReversed().slice(2, 5));
  });
});

describe('a list of deals that move', () => {
  beforeEach(emptyTable);

  test('goes on where it was when deals begin and move meanwhile', async () => {
    const all = await someDeals();
    const first = await deals.list({ viewer: operator, limit: 10 });
    await stored({ brandId: 'brand_0' });
    const moved = all[3];
    if (moved === undefined) throw new Error('no such deal');
    await deals.commit(aChange(moved, { deal: { ...moved, status: 'needs_operator' } }));
    const rest = await deals.list({ viewer: operator, limit: 100, cursor: first.nextCursor ?? undefined });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(ids).toEqual(all.map(({ id }) => id).reverse());
  });

  test('shows a deal in one status only', async () => {
    const deal = await stored({ brandId: 'brand_1' }, { status: 'reviewing' });
    const shown = async (status: Status) =>
      (await deals.list({ viewer: operator, status, limit: 5 })).items.map(({ id }) => id);
    expect(await shown('reviewing')).toEqual([deal.id]);
    expect(await shown('invited')).toEqual([]);
  });
});

describe('a log', () => {
  test('is read oldest first, page by page, more than nine events long', async () => {
    let { deal } = aNewDeal();
    await deals.commit(aNewDeal({ dealId: deal.id }));
    deal = (await deals.find(deal.id)) ?? deal;
    for (let round = 0; round < 11; round += 1) {
      const change = aChange(deal);
      await deals.commit(change);
      deal = change.deal;
    }
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await deals.events(deal.id, { limit: 5, cursor });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && seen.length < 50);
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test('refuses a cursor of another deal', async () => {
    const one = aNewDeal();
    await deals.commit(one);
    const change = aChange(one.deal);
    await deals.commit(change);
    const { nextCursor } = await deals.events(one.deal.id, { limit: 1 });
    expect(nextCursor).not.toBeNull();
    await expect(deals.events('deal_other', { limit: 1, cursor: nextCursor ?? undefined })).rejects.toThrow(
      InvalidCursor,
    );
  });
});
