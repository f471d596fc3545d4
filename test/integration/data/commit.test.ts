import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { makePartyStore } from '../../../adapters/dynamodb/partyStore.ts';
import { firstBrokenLink } from '../../../domain/deal/event.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { escrow, PSP_CLEARING, payable } from '../../../domain/ledger/account.ts';
import { entryOf } from '../../../domain/ledger/entry.ts';
import type { DealStore, KeptResult } from '../../../domain/ports/deals.ts';
import type { Ledger } from '../../../domain/ports/ledger.ts';
import type { PartyStore } from '../../../domain/ports/parties.ts';
import { toInstant } from '../../../domain/time.ts';
import { aChange, aDeal, aHappening, aNewDeal, anId, NOW, someTerms } from '../../builders/deal.ts';
import { aParty } from '../../builders/party.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let deals: DealStore;
let ledger: Ledger;
let parties: PartyStore;
/** Real time as the store sees it. */
const wallClock = { now: () => wallNow };
let wallNow = NOW;

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore({ ...bed, wallClock });
  ledger = makeLedger(bed);
  parties = makePartyStore(bed);
});
afterAll(() => bed.close());

const ordersOf = async (dealId: string) => (await Array.fromAsync(deals.ordersByTime(dealId))).flat();

/** Everything in both tables, to see that nothing was written. */
async function everything() {
  const tables = [bed.dealsTable, bed.ledgerTable];
  const scans = await Promise.all(
    tables.map((TableName) => bed.client.send(new ScanCommand({ TableName, ConsistentRead: true }))),
  );
  return scans.flatMap(({ Items }) => Items ?? []);
}

const keptUnder = (key: string, body: unknown = { ok: true }): KeptResult => ({
  scope: 'brand_1:POST /v1/deals',
  key,
  requestHash: 'hash-1',
  status: 201,
  body,
});

const funding = (dealId: string, amountMinor: number, purpose = 'collected.1') =>
  entryOf(dealId, purpose, 'CNY', toInstant(NOW), [{ from: PSP_CLEARING, to: escrow(dealId), amountMinor }]);
const release = (dealId: string, amountMinor: number, purpose = 'fee_release') =>
  entryOf(dealId, purpose, 'CNY', toInstant(NOW), [
    { from: escrow(dealId), to: payable('creator', `of_${dealId}`), amountMinor },
  ]);

async function committed(change = aNewDeal()) {
  expect(await deals.commit(change)).toEqual({ kind: 'committed' });
  return change.deal;
}

describe('committing a deal', () => {
  test('a new deal comes back as it was, with its terms and its log', async () => {
    const change = aNewDeal({ provider: { id: 'provider_1', mandate: ['approve'] } });
    await committed(change);
    expect(await deals.find(change.deal.id)).toEqual(change.deal);
    expect(await deals.terms(change.deal.id, 1)).toEqual(change.deal.terms);
    expect(await deals.events(change.deal.id, { limit: 10 })).toEqual({
      items: change.events,
      nextCursor: null,
    });
  });

  test('what is not there is null', async () => {
    expect(await deals.find('deal_none')).toBeNull();
    expect(await deals.terms('deal_none', 1)).toBeNull();
    expect(await deals.events('deal_none', { limit: 10 })).toEqual({ items: [], nextCursor: null });
    expect(await ordersOf('deal_none')).toEqual([]);
  });

  test('a deal that exists is not begun again', async () => {
    const change = aNewDeal();
    await committed(change);
    const again = aNewDeal({ dealId: change.deal.id, reference: 'other' });
    expect(await deals.commit(again)).toEqual({ kind: 'conflict' });
    expect((await deals.find(change.deal.id))?.reference).toBe(change.deal.reference);
  });

  test('of two commits from the same version exactly one stands', async () => {
    const deal = await committed();
    const rivals = ['accepted', 'withdrawn'].map((note) =>
      aChange(deal, { happenings: [aHappening({ data: { note } })] }),
    );
    const results = await Promise.all(rivals.map((rival) => deals.commit(rival)));
    expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
    const winner = rivals[results.findIndex(({ kind }) => kind === 'committed')];
    expect(await deals.find(deal.id)).toEqual(winner?.deal);
    const { items } = await deals.events(deal.id, { limit: 10 });
    expect(items.slice(1)).toEqual(winner?.events);
  });

  test('new terms are kept beside the old ones', async () => {
    const deal = await committed();
    const terms = someTerms({ fixedFee: 900_000 });
    await committed(aChange(deal, { deal: { ...deal, terms, termsVersion: 2 } }));
    expect((await deals.terms(deal.id, 1))?.fixedFee).toBe(800_000);
    expect((await deals.terms(deal.id, 2))?.fixedFee).toBe(900_000);
    expect(await deals.terms(deal.id, 3)).toBeNull();
  });

  test('events read back verify, whatever their data holds', async () => {
    let deal = await committed();
    const odd = {
      empty: '',
      nothing: null,
      float: 0.1,
      tiny: 5e-324,
      huge: 1.7976931348623157e308,
      nested: { list: [1, 'two', null, [], {}], '': 'no name' },
      words: '广告 "quoted" \u0000 \ud83d\ude00',
      $type: { S: 'not an attribute' },
      NaNlike: 'NaN',
    };
    for (let round = 0; round < 11; round += 1) {
      const happenings = [aHappening({ data: { ...odd, round } }), aHappening()];
      deal = await committed(aChange(deal, { deal, happenings }));
    }
    const { items } = await deals.events(deal.id, { limit: 100 });
    expect(items).toHaveLength(23);
    expect(firstBrokenLink(items)).toBeNull();
    expect(items[1]?.data).toEqual({ ...odd, round: 0 });
  });

  test('a change that does not follow from what was read is refused', async () => {
    const deal = await committed();
    const change = aChange(deal);
    await expect(deals.commit({ ...change, deal: { ...change.deal, version: 7 } })).rejects.toThrow(
      InvariantViolation,
    );
    await expect(deals.commit({ ...change, before: aDeal() })).rejects.toThrow(InvariantViolation);
  });

  test('an event in a place that is taken though the version fits is nobody else’s doing', async () => {
    const deal = await committed();
    const happenings = [aHappening()];
    const change = aChange(deal, { deal: { ...deal, lastSeq: 0 }, happenings });
    await expect(deals.commit(change)).rejects.toThrow(InvariantViolation);
    expect(await deals.find(deal.id)).toEqual(deal);
  });
});

describe('keeping a result', () => {
  test('ten commits at once under one key make one deal, and nine get its result', async () => {
    const key = anId('key');
    const commits = Array.from({ length: 10 }, (_, index) =>
      deals.commit(aNewDeal(), { keep: keptUnder(key, { index, note: '', nothing: null }) }),
    );
    const results = await Promise.all(commits);
    const winner = results.findIndex(({ kind }) => kind === 'committed');
    const others = results.filter((_, index) => index !== winner);
    const kept = keptUnder(key, { index: winner, note: '', nothing: null });
    expect(others).toEqual(Array.from({ length: 9 }, () => ({ kind: 'repeated', kept })));
    expect(await deals.kept(kept.scope, key)).toEqual(kept);
  });

  test('a repetition writes nothing, even where the deal moved on as well', async () => {
    const key = anId('key');
    const deal = await committed();
    const change = aChange(deal);
    expect(await deals.commit(change, { keep: keptUnder(key) })).toEqual({ kind: 'committed' });
    const before = await everything();
    const again = await deals.commit(aChange(deal), { keep: { ...keptUnder(key), requestHash: 'hash-2' } });
    expect(again).toEqual({ kind: 'repeated', kept: keptUnder(key) });
    expect(await everything()).toEqual(before);
  });

  test('the same key of another scope is another key', async () => {
    const key = anId('key');
    await deals.commit(aNewDeal(), { keep: keptUnder(key) });
    const other = { ...keptUnder(key), scope: 'brand_2:POST /v1/deals' };
    expect(await deals.kept(other.scope, key)).toBeNull();
    expect(await deals.commit(aNewDeal(), { keep: other })).toEqual({ kind: 'committed' });
  });

  test('a result is forgotten after 30 days, also where nobody deletes it', async () => {
    const key = anId('key');
    const day = 24 * 3600 * 1000;
    wallNow = NOW;
    await deals.commit(aNewDeal(), { keep: keptUnder(key, 'first') });
    wallNow = NOW + 30 * day - 1000;
    expect(await deals.commit(aNewDeal(), { keep: keptUnder(key) })).toMatchObject({ kind: 'repeated' });
    wallNow = NOW + 30 * day;
    expect(await deals.kept(keptUnder(key).scope, key)).toBeNull();
    expect(await deals.commit(aNewDeal(), { keep: keptUnder(key, 'second') })).toEqual({ kind: 'committed' });
    expect((await deals.kept(keptUnder(key).scope, key))?.body).toBe('second');
    wallNow = NOW;
  });
});

describe('moving money', () => {
  test('an entry and its balances are written with the deal', async () => {
    const deal = await committed();
    const entry = funding(deal.id, 500);
    await committed(aChange(deal, { entries: [entry] }));
    expect(await ledger.balance(escrow(deal.id), 'CNY')).toBe(500);
    expect(await ledger.entriesOf(deal.id, { limit: 10 })).toEqual({ items: [entry], nextCursor: null });
  });

  test('two entries that move the same account are added up', async () => {
    const deal = await committed();
    await committed(aChange(deal, { entries: [funding(deal.id, 500), release(deal.id, 200)] }));
    expect(await ledger.balance(escrow(deal.id), 'CNY')).toBe(300);
    expect(await ledger.balance(payable('creator', `of_${deal.id}`), 'CNY')).toBe(200);
  });

  test.each([
    ['more than it holds', 501],
    ['anything from an account that holds nothing in this currency', 1],
  ])('escrow does not give %s', async (_, amountMinor) => {
    const deal = await committed();
    const currency = amountMinor === 1 ? 'USD' : 'CNY';
    const funded = await committed(aChange(deal, { entries: [{ ...funding(deal.id, 500), currency }] }));
    const before = await everything();
    const change = aChange(funded, { entries: [release(deal.id, amountMinor)] });
    await expect(deals.commit(change)).rejects.toThrow(/takes more than is held: escrow:/);
    expect(await everything()).toEqual(before);
    if (currency === 'CNY') {
      await committed(aChange(funded, { entries: [release(deal.id, 500)] }));
      expect(await ledger.balance(escrow(deal.id), 'CNY')).toBe(0);
    }
  });

  test('an id used again with other content is refused and nothing is written', async () => {
    const deal = await committed();
    const funded = await committed(aChange(deal, { entries: [funding(deal.id, 500)] }));
    const before = await everything();
    const change = aChange(funded, { entries: [funding(deal.id, 600)] });
    await expect(deals.commit(change)).rejects.toThrow(/in the books with other content/);
    await expect(deals.commit(change)).rejects.toThrow(InvariantViolation);
    expect(await everything()).toEqual(before);
  });

  test('the same entry again moves nothing: whoever wrote it is ahead of us', async () => {
    const deal = await committed();
    const funded = await committed(aChange(deal, { entries: [funding(deal.id, 500)] }));
    const later = { ...funding(deal.id, 500), at: toInstant(NOW + 5000) };
    expect(await deals.commit(aChange(funded, { entries: [later] }))).toEqual({ kind: 'conflict' });
    expect(await ledger.balance(escrow(deal.id), 'CNY')).toBe(500);
  });

  test('a commit that lost the race is a conflict, not a fault, even if its money is gone', async () => {
    const deal = await committed();
    const funded = await committed(aChange(deal, { entries: [funding(deal.id, 500)] }));
    await committed(aChange(funded, { entries: [release(deal.id, 500)] }));
    const late = aChange(funded, { entries: [release(deal.id, 400, 'refund.9')] });
    expect(await deals.commit(late)).toEqual({ kind: 'conflict' });
  });

  test('an entry out of balance, or of another deal, gets nowhere', async () => {
    const deal = await committed();
    const entry = funding(deal.id, 500);
    const postings = entry.postings.map((posting) => ({ ...posting, amountMinor: 500 }));
    const change = (broken: typeof entry) => deals.commit(aChange(deal, { entries: [broken] }));
    await expect(change({ ...entry, postings })).rejects.toThrow(/out of balance/);
    await expect(change(funding('deal_other', 500))).rejects.toThrow(/writes to another deal/);
    expect(await deals.find(deal.id)).toEqual(deal);
  });
});

describe('newcomers', () => {
  const bring = (brandId: string, creator = aParty()) => ({ creator, creatorKey: 'key-of-xiaoman', brandId });

  test('a new creator is written with its deal and found again by the brand that brought it', async () => {
    const brandId = anId('brand');
    const { creator, creatorKey } = bring(brandId);
    const change = aNewDeal({ brandId, creatorId: creator.id });
    const newcomers = { creator, creatorKey, creatorIsNew: true };
    expect(await deals.commit(change, { newcomers })).toEqual({ kind: 'committed' });
    expect(await parties.findCreator(brandId, creatorKey)).toEqual(creator);
    expect(await parties.findCreator('brand_other', creatorKey)).toBeNull();
  });

  test('a creator that two deals bring at once is new in one of them', async () => {
    const brandId = anId('brand');
    const commits = [aParty(), aParty()].map((creator) =>
      deals.commit(aNewDeal({ brandId, creatorId: creator.id }), {
        newcomers: { creator, creatorKey: 'the-same', creatorIsNew: true },
      }),
    );
    const kinds = (await Promise.all(commits)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['committed', 'conflict']);
  });

  test('a creator who is known stays as it is', async () => {
    const brandId = anId('brand');
    const creator = aParty();
    await deals.commit(aNewDeal({ brandId }), {
      newcomers: { creator, creatorKey: 'k', creatorIsNew: true },
    });
    const newcomers = { creator: { ...creator, name: 'Other' }, creatorKey: 'k', creatorIsNew: false };
    expect(await deals.commit(aNewDeal({ brandId }), { newcomers })).toEqual({ kind: 'committed' });
    expect(await parties.find(creator.id)).toEqual(creator);
  });
});

describe('the bounds of one transaction', () => {
  const order = (index: number) => ({ orderId: `order-${index}`, at: toInstant(NOW), net: index });
  const report = (count: number) => Array.from({ length: count }, (_, index) => order(index));

  test('a report of 90 orders is written with its deal', async () => {
    const deal = await committed();
    const change = aChange(deal);
    expect(await deals.commit(change, { orders: report(90), keep: keptUnder(anId('key')) })).toEqual({
      kind: 'committed',
    });
    expect(await ordersOf(deal.id)).toHaveLength(90);
    const named = await deals.ordersNamed(deal.id, ['order-3', 'order-89', 'order-3', 'order-90']);
    expect(named.map(({ orderId }) => orderId).sort()).toEqual(['order-3', 'order-89']);
  });

  test('a later report of an order replaces it', async () => {
    const deal = await committed();
    const change = aChange(deal);
    await deals.commit(change, { orders: [order(1)] });
    await deals.commit(aChange(change.deal), { orders: [{ ...order(1), refunded: 1 }] });
    expect(await ordersOf(deal.id)).toEqual([{ ...order(1), refunded: 1 }]);
  });

  test('more than a transaction takes, or one item twice, is refused before anything is asked', async () => {
    const deal = await committed();
    await expect(deals.commit(aChange(deal), { orders: report(99) })).rejects.toThrow(/takes 101 writes/);
    await expect(deals.commit(aChange(deal), { orders: [order(1), order(1)] })).rejects.toThrow(
      /writes an item twice/,
    );
    expect(await deals.find(deal.id)).toEqual(deal);
  });
});
