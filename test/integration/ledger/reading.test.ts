import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import {
  escrow,
  PLATFORM_REVENUE,
  PSP_CLEARING,
  payable,
  receivable,
  refundable,
} from '../../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../../domain/ledger/entry.ts';
import { cancel, post, reserve } from '../../../domain/ledger/phases.ts';
import { type DealStore, InvalidCursor, type Page, type PageRequest } from '../../../domain/ports/deals.ts';
import type { BookItem, Ledger } from '../../../domain/ports/ledger.ts';
import { aChange, aNewDeal, anId } from '../../builders/deal.ts';
import { type Bed, makeBed } from '../data/bed.ts';

let bed: Bed;
let deals: DealStore;
let ledger: Ledger;

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
  ledger = makeLedger(bed);
});
afterAll(() => bed.close());

/** A deal with these entries, written one after another. */
async function dealWith(entriesFor: (dealId: string) => Entry[]): Promise<Entry[]> {
  let { deal } = await begun();
  const entries = entriesFor(deal.id);
  for (const entry of entries) {
    const change = aChange(deal, { entries: [entry] });
    expect(await deals.commit(change)).toEqual({ kind: 'committed' });
    deal = change.deal;
  }
  return entries;
}
async function begun() {
  const change = aNewDeal();
  await deals.commit(change);
  return change;
}

const move = (dealId: string, purpose: string, at: string, from: string, to: string, currency = 'CNY') =>
  entryOf(dealId, purpose, currency, at, [{ from, to, amountMinor: 10 }]);

/** All pages, and that none but the last is short. */
async function read(list: (page: PageRequest) => Promise<Page<Entry>>, limit: number): Promise<Entry[]> {
  const found: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    found.push(...page.items);
    if (page.nextCursor !== null) expect(page.items).toHaveLength(limit);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('the entries of an account', () => {
  test('come whole, from every deal and every shard, oldest first, whatever the page', async () => {
    const written: Entry[] = [];
    for (let hour = 0; hour < 24; hour += 1) {
      const at = `2026-11-${hour % 2 === 0 ? '03' : '02'}T${String(hour).padStart(2, '0')}:00:00Z`;
      written.push(...(await dealWith((id) => [move(id, 'in', at, PSP_CLEARING, escrow(id), 'SEK')])));
    }
    const expected = ids(written.toSorted((a, b) => (a.at < b.at ? -1 : 1)));
    for (const limit of [1, 7, 24, 100]) {
      const found = await read((page) => ledger.entriesOfAccount(PSP_CLEARING, 'SEK', page), limit);
      expect(ids(found)).toEqual(expected);
      expect(found).toEqual(expect.arrayContaining(written));
    }
    expect((await ledger.entriesOfAccount(PSP_CLEARING, 'NOK', { limit: 5 })).items).toEqual([]);
  });

  test('are of the time that is asked for: its beginning is in it, its end is not', async () => {
    const creator = payable('creator', anId('c'));
    const ats = ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00Z'];
    const written = await dealWith((id) => [
      move(id, 'in', '2026-10-31T00:00:00Z', PSP_CLEARING, escrow(id)),
      ...ats.map((at, index) => move(id, `topup${index}`, at, PSP_CLEARING, creator)),
    ]);
    const found = (from?: string, until?: string) =>
      read((page) => ledger.entriesOfAccount(creator, 'CNY', { ...page, from, until }), 1);
    const [, first, second, third] = ids(written);
    expect(ids(await found())).toEqual([first, second, third]);
    expect(ids(await found('2026-11-02T00:00:00Z'))).toEqual([second, third]);
    expect(ids(await found(undefined, '2026-11-02T00:00:00Z'))).toEqual([first]);
    expect(ids(await found('2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z'))).toEqual([first, second]);
    expect(ids(await found('2026-11-04T00:00:00Z', '2026-11-01T00:00:00Z'))).toEqual([]);
  });

  test('of an escrow are those of its deal', async () => {
    const [first] = await dealWith((id) => [
      move(id, 'in', '2026-11-01T00:00:00Z', PSP_CLEARING, escrow(id)),
    ]);
    const account = escrow(first?.dealId ?? '');
    expect(await ledger.entriesOfAccount(account, 'CNY', { limit: 5 })).toEqual({
      items: [first],
      nextCursor: null,
    });
  });

  test('a cursor of another list, or made up, is refused', async () => {
    const account = payable('creator', anId('c'));
    await dealWith((id) => [
      move(id, 'in1', '2026-11-01T00:00:00Z', PSP_CLEARING, account),
      move(id, 'in2', '2026-11-02T00:00:00Z', PSP_CLEARING, account),
    ]);
    const { nextCursor } = await ledger.entriesOfAccount(account, 'CNY', { limit: 1 });
    const cursor = nextCursor ?? '';
    const made = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...made, after: 'somewhere' })).toString('base64url');
    await expect(ledger.entriesOfAccount(account, 'USD', { limit: 1, cursor })).rejects.toThrow(
      InvalidCursor,
    );
    await expect(ledger.entriesOfAccount(PSP_CLEARING, 'CNY', { limit: 1, cursor })).rejects.toThrow(
      InvalidCursor,
    );
    await expect(ledger.entriesOfAccount(account, 'CNY', { limit: 1, cursor: forged })).rejects.toThrow(
      InvalidCursor,
    );
  });
});

describe('the entries of a party', () => {
  test('are those of all its accounts, each once, in every phase', async () => {
    const id = anId('creator');
    const [mine, owed] = [payable('creator', id), receivable('creator', id)];
    const written = await dealWith((dealId) => {
      const sent = reserve(move(dealId, 'paid', '2026-11-04T00:00:00Z', mine, PSP_CLEARING));
      return [
        move(dealId, 'earned', '2026-11-01T00:00:00Z', PSP_CLEARING, mine),
        move(dealId, 'clawback', '2026-11-02T00:00:00Z', owed, PSP_CLEARING),
        move(dealId, 'offset', '2026-11-03T00:00:00Z', mine, owed),
        move(dealId, 'earned2', '2026-11-03T12:00:00Z', PSP_CLEARING, mine),
        sent,
        cancel(sent, '2026-11-05T00:00:00Z'),
        move(dealId, 'fee', '2026-11-06T00:00:00Z', PSP_CLEARING, PLATFORM_REVENUE),
      ];
    });
    const party = { role: 'creator', id } as const;
    for (const limit of [1, 2, 100]) {
      const found = await read((page) => ledger.entriesOfParty(party, 'CNY', page), limit);
      expect(found).toEqual(written.slice(0, 6));
    }
    const provider = { role: 'provider', id } as const;
    expect(await ledger.entriesOfParty(provider, 'CNY', { limit: 5 })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test('of a brand are what is owed back to it', async () => {
    const id = anId('brand');
    const written = await dealWith((dealId) => [
      move(dealId, 'late', '2026-11-01T00:00:00Z', PSP_CLEARING, refundable(id)),
    ]);
    expect((await ledger.entriesOfParty({ role: 'brand', id }, 'CNY', { limit: 5 })).items).toEqual(written);
  });
});

describe('all entries of a time', () => {
  test('come day after day, also over months in which nothing happened', async () => {
    const ats = [
      '2031-01-01T00:00:00Z',
      '2031-01-01T23:59:59.999Z',
      '2031-01-02T08:00:00Z',
      '2031-06-01T00:00:00Z',
    ];
    const written: Entry[] = [];
    for (const at of ats)
      written.push(...(await dealWith((id) => [move(id, 'in', at, PSP_CLEARING, escrow(id))])));
    const all = async (from: string, until: string, limit: number) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ledger.entriesBetween({ from, until, limit, cursor });
        found.push(...ids(page.items));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    for (const limit of [1, 3, 100])
      expect(await all('2031-01-01T00:00:00Z', '2031-12-31T00:00:00Z', limit)).toEqual(ids(written));
    expect(await all('2031-01-01T12:00:00Z', '2031-06-01T00:00:00Z', 2)).toEqual(ids(written.slice(1, 3)));
    expect(await all('2031-02-01T00:00:00Z', '2031-01-01T00:00:00Z', 2)).toEqual([]);
  });
});

describe('the whole of the books', () => {
  test('is read place by place, also in parts, and each place is in one part', async () => {
    const placesOf = (items: readonly BookItem[]) => items.map(({ place }) => place);
    const whole = (await Array.fromAsync(ledger.books())).flat();
    const runs = placesOf(whole).filter((place, index, all) => place !== all[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    expect(runs.length).toBeGreaterThan(20);
    const parts = await Promise.all(
      [0, 1, 2].map(async (part) => (await Array.fromAsync(ledger.books({ part, of: 3 }))).flat()),
    );
    const sorted = (items: readonly BookItem[]) => items.map((item) => JSON.stringify(item)).sort();
    expect(sorted(parts.flat())).toEqual(sorted(whole));
    const sets = parts.map((part) => new Set(placesOf(part)));
    expect(sets.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(runs).size);
  });

  test('says of an account what is posted and what is on its way', async () => {
    const creator = payable('creator', anId('c'));
    const [, sent] = await dealWith((id) => [
      move(id, 'earned', '2026-11-01T00:00:00Z', PSP_CLEARING, creator),
      reserve(move(id, 'paid', '2026-11-02T00:00:00Z', creator, PSP_CLEARING)),
    ]);
    expect(await ledger.standing(creator, 'CNY')).toEqual({ balanceMinor: 10, leastMinor: 0, mostMinor: 10 });
    expect(await ledger.balance(creator, 'CNY')).toBe(10);
    const items = (await Array.fromAsync(ledger.books())).flat();
    const lines = items.flatMap((item) =>
      item.kind === 'line' && item.line.account === creator ? [item.line] : [],
    );
    expect(lines.map(({ phase, amountMinor }) => [phase, amountMinor])).toEqual([
      ['posted', 10],
      ['pending', -10],
    ]);
    const balance = { kind: 'balance', account: creator, balance: { balanceMinor: 10, leastMinor: 0 } };
    expect(items).toContainEqual(
      expect.objectContaining({ ...balance, balance: expect.objectContaining(balance.balance) }),
    );
    const page = await ledger.entriesOf(sent?.dealId ?? '', { limit: 1, phase: 'pending' });
    expect(page).toEqual({ items: [sent], nextCursor: null });
  });
});

describe('the end of a pending entry', () => {
  const AT = '2026-11-02T00:00:00Z';
  async function pending() {
    const creator = payable('creator', anId('c'));
    const [, sent] = await dealWith((id) => [
      move(id, 'earned', '2026-11-01T00:00:00Z', PSP_CLEARING, creator),
      reserve(move(id, 'paid', AT, creator, PSP_CLEARING)),
    ]);
    if (sent === undefined) throw new Error('nothing is pending');
    const write = async (entry: Entry) => {
      const deal = await deals.find(sent.dealId);
      if (deal === null) throw new Error('the deal is gone');
      return deals.commit(aChange(deal, { entries: [entry] }));
    };
    return { creator, sent, write };
  }

  test('what is reserved cannot be taken a second time', async () => {
    const { creator, sent, write } = await pending();
    await expect(write(move(sent.dealId, 'paid2', AT, creator, PSP_CLEARING))).rejects.toThrow(
      /takes more than is held: payable:creator/,
    );
  });

  test('comes once: again it is known, the other one is refused', async () => {
    const { creator, sent, write } = await pending();
    expect(await write(post(sent, AT))).toEqual({ kind: 'committed' });
    expect(await write(post(sent, AT))).toEqual({ kind: 'conflict' });
    await expect(write(cancel(sent, AT))).rejects.toThrow(/in the books with other content/);
    expect(await ledger.standing(creator, 'CNY')).toEqual({ balanceMinor: 0, leastMinor: 0, mostMinor: 0 });
  });

  test('of what is not pending, or is pending otherwise, is refused', async () => {
    const { sent, write } = await pending();
    const other = {
      ...sent,
      postings: sent.postings.map((each) => ({ ...each, amountMinor: each.amountMinor / 2 })),
    };
    await expect(write(post(other, AT))).rejects.toThrow(/ends what is not pending/);
    const none = reserve(move(sent.dealId, 'never', AT, PSP_CLEARING, escrow(sent.dealId)));
    await expect(write(cancel(none, AT))).rejects.toThrow(/ends what is not pending: deal_\w+\.never/);
  });
});

describe('what is owed to us', () => {
  test('can be paid back once: more is a conflict, to be decided anew', async () => {
    const id = anId('creator');
    const owed = receivable('creator', id);
    const [entry] = await dealWith((dealId) => [
      move(dealId, 'clawback', '2026-11-01T00:00:00Z', owed, PSP_CLEARING),
      move(dealId, 'earned', '2026-11-01T00:00:00Z', PSP_CLEARING, payable('creator', id)),
      move(dealId, 'offset', '2026-11-02T00:00:00Z', payable('creator', id), owed),
      move(dealId, 'earned2', '2026-11-03T00:00:00Z', PSP_CLEARING, payable('creator', id)),
    ]);
    const deal = await deals.find(entry?.dealId ?? '');
    if (deal === null) throw new Error('the deal is gone');
    const again = move(deal.id, 'offset2', '2026-11-04T00:00:00Z', payable('creator', id), owed);
    expect(await deals.commit(aChange(deal, { entries: [again] }))).toEqual({ kind: 'conflict' });
    expect(await ledger.balance(owed, 'CNY')).toBe(0);
  });
});

describe('the adapter', () => {
  const AT = '2026-11-01T00:00:00Z';
  const many = (dealId: string, count: number): Entry => ({
    ...move(dealId, 'many', AT, PSP_CLEARING, escrow(dealId)),
    postings: [
      { account: PSP_CLEARING, amountMinor: -(count - 1) },
      ...Array.from({ length: count - 1 }, (_, index) => ({
        account: payable('provider', `p_${dealId}_${index}`),
        amountMinor: 1,
      })),
    ],
  });

  test('takes twenty postings, whatever made the entry, and not one more', async () => {
    const { deal } = await begun();
    const write = (entry: Entry) => deals.commit(aChange(deal, { entries: [entry] }));
    await expect(write(many(deal.id, 21))).rejects.toThrow(/has 21 postings/);
    expect(await write(many(deal.id, 20))).toEqual({ kind: 'committed' });
    expect((await ledger.entriesOf(deal.id, { limit: 5 })).items).toEqual([many(deal.id, 20)]);
  });

  test('refuses an entry with a name that is not its own, or that moves another deal’s escrow', async () => {
    const { deal } = await begun();
    const write = (entry: Entry) => deals.commit(aChange(deal, { entries: [entry] }));
    const entry = move(deal.id, 'in', AT, PSP_CLEARING, escrow(deal.id));
    await expect(write({ ...entry, id: `${deal.id}.other` })).rejects.toThrow(/is not named/);
    await expect(write({ ...entry, phase: 'voided' })).rejects.toThrow(/is voided but ends null/);
    const stray = move(deal.id, 'in', AT, PSP_CLEARING, escrow('deal_other'));
    await expect(write(stray)).rejects.toThrow(/moves the escrow of another deal/);
    expect((await ledger.entriesOf(deal.id, { limit: 5 })).items).toEqual([]);
  });
});
