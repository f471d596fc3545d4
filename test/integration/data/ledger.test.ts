import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { escrow, PLATFORM_REVENUE, PSP_CLEARING, payable } from '../../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../../domain/ledger/entry.ts';
import { type DealStore, InvalidCursor } from '../../../domain/ports/deals.ts';
import type { Ledger } from '../../../domain/ports/ledger.ts';
import { toInstant } from '../../../domain/time.ts';
import { aChange, aNewDeal, NOW } from '../../builders/deal.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let deals: DealStore;
let ledger: Ledger;

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
  ledger = makeLedger(bed);
});
afterAll(() => bed.close());

const collected = (dealId: string, amountMinor: number, currency = 'CNY') =>
  entryOf(dealId, 'collected.1', currency, toInstant(NOW), [
    { from: PSP_CLEARING, to: escrow(dealId), amountMinor },
  ]);

async function dealWith(entriesFor: (dealId: string) => Entry[]): Promise<string> {
  const begun = aNewDeal();
  await deals.commit(begun);
  const { id } = begun.deal;
  expect(await deals.commit(aChange(begun.deal, { entries: entriesFor(id) }))).toEqual({ kind: 'committed' });
  return id;
}

describe('balances', () => {
  test('of a shared account are spread over shards and summed when read', async () => {
    const amounts = Array.from({ length: 40 }, (_, index) => index + 1);
    await Promise.all(amounts.map((amount) => dealWith((id) => [collected(id, amount, 'JPY')])));
    expect(await ledger.balance(PSP_CLEARING, 'JPY')).toBe(-820);
    const { Items = [] } = await bed.client.send(
      new ScanCommand({
        TableName: bed.ledgerTable,
        FilterExpression: 'account = :account AND currency = :currency',
        ExpressionAttributeValues: { ':account': PSP_CLEARING, ':currency': 'JPY' },
      }),
    );
    expect(Items.length).toBeGreaterThan(8);
    expect(Items.length).toBeLessThanOrEqual(16);
  });

  test('are kept apart by currency', async () => {
    const id = await dealWith((dealId) => [collected(dealId, 700, 'USD')]);
    expect(await ledger.balance(escrow(id), 'USD')).toBe(700);
    expect(await ledger.balance(escrow(id), 'CNY')).toBe(0);
  });

  test('of an account without postings are zero', async () => {
    expect(await ledger.balance(PLATFORM_REVENUE, 'EUR')).toBe(0);
    expect(await ledger.balance(escrow('deal_none'), 'EUR')).toBe(0);
  });

  test('list every account of a currency, by name, and sum to zero', async () => {
    const ids = await Promise.all(
      Array.from({ length: 60 }, () =>
        dealWith((dealId) => [
          collected(dealId, 1000, 'EUR'),
          entryOf(dealId, 'fee_release', 'EUR', toInstant(NOW), [
            { from: escrow(dealId), to: payable('creator', `c_${dealId}`), amountMinor: 600 },
            { from: escrow(dealId), to: PLATFORM_REVENUE, amountMinor: 400 },
          ]),
        ]),
      ),
    );
    const balances = await ledger.balances('EUR');
    const expected = Object.fromEntries([
      ...ids.map((id) => [escrow(id), 0]),
      ...ids.map((id) => [payable('creator', `c_${id}`), 600]),
      [PSP_CLEARING, -60_000],
      [PLATFORM_REVENUE, 24_000],
    ]);
    expect(balances).toEqual(expected);
    expect(Object.keys(balances)).toEqual(Object.keys(expected).sort());
    expect(Object.values(balances).reduce((sum, balance) => sum + balance)).toBe(0);
    expect(await ledger.balances('GBP')).toEqual({});
  });
});

describe('the entries of a deal', () => {
  test('come oldest first, page by page, also those of one instant', async () => {
    const begun = aNewDeal();
    await deals.commit(begun);
    let { deal } = begun;
    const entries: Entry[] = [];
    for (const [index, purpose] of ['z', 'b', 'y', 'a'].entries()) {
      const at = toInstant(NOW + Math.floor(index / 2) * 1000);
      const moves = [{ from: PSP_CLEARING, to: escrow(deal.id), amountMinor: 1 }];
      const entry = entryOf(deal.id, purpose, 'CNY', at, moves);
      entries.push(entry);
      const change = aChange(deal, { entries: [entry] });
      await deals.commit(change);
      deal = change.deal;
    }
    const [z, b, y, a] = entries;
    const first = await ledger.entriesOf(deal.id, { limit: 3 });
    expect(first.items).toEqual([b, z, a]);
    const second = await ledger.entriesOf(deal.id, { limit: 3, cursor: first.nextCursor ?? undefined });
    expect(second).toEqual({ items: [y], nextCursor: null });
    expect((await ledger.entriesOf(deal.id, { limit: 4 })).nextCursor).toBeNull();
    await expect(
      ledger.entriesOf('deal_other', { limit: 3, cursor: first.nextCursor ?? undefined }),
    ).rejects.toThrow(InvalidCursor);
  });

  test('are none for a deal without money', async () => {
    expect(await ledger.entriesOf('deal_none', { limit: 3 })).toEqual({ items: [], nextCursor: null });
  });
});
