import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRecordStore } from '../../../adapters/dynamodb/recordStore.ts';
import { NOTHING, type Tally } from '../../../domain/record/tally.ts';
import type { Contribution } from '../../../domain/record/tallyOf.ts';
import { anId } from '../../builders/deal.ts';
import { type Bed, makeBed } from '../data/bed.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');
let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

const contribution = (
  partyId: string,
  tally: Partial<Tally>,
  at = '2026-11-01T00:00:00.000Z',
): Contribution => ({
  partyId,
  role: 'creator',
  at,
  tally: { ...NOTHING, ...tally },
});

test('a party of which nothing was counted has a record of nothing', async () => {
  expect(await makeRecordStore(bed).find(anId('creator'), NOW)).toEqual({
    last12Months: NOTHING,
    allTime: NOTHING,
  });
});

test('a deal counts once, however often and however many at a time bring it', async () => {
  const records = makeRecordStore(bed);
  const party = anId('creator');
  const counted = await Promise.all(
    Array.from({ length: 6 }, () =>
      records.count('deal_1', contribution(party, { deals: 1, reviewMillis: 9 })),
    ),
  );
  expect(counted.filter((result) => result === 'counted')).toHaveLength(1);
  expect(await records.count('deal_1', contribution(party, { deals: 1, reviewMillis: 9 }))).toBe('known');
  expect((await records.find(party, NOW)).allTime).toEqual({ ...NOTHING, deals: 1, reviewMillis: 9 });
});

test('many deals that close at once are all counted', async () => {
  const records = makeRecordStore(bed);
  const party = anId('brand');
  await Promise.all(
    Array.from({ length: 20 }, (_, deal) => records.count(`deal_${deal}`, contribution(party, { deals: 1 }))),
  );
  expect((await records.find(party, NOW)).allTime.deals).toBe(20);
});

test('what is older than 12 months is in all time only', async () => {
  const records = makeRecordStore(bed);
  const party = anId('creator');
  await records.count('deal_1', contribution(party, { deals: 1 }, '2025-11-30T23:59:59.999Z'));
  await records.count('deal_2', contribution(party, { deals: 1 }, '2025-12-01T00:00:00.000Z'));
  const { last12Months, allTime } = await records.find(party, NOW);
  expect([last12Months.deals, allTime.deals]).toEqual([1, 2]);
});

test('a deal that says something else by now (the rules changed) replaces what it said', async () => {
  const records = makeRecordStore(bed);
  const party = anId('creator');
  await records.count('deal_1', contribution(party, { deals: 1, turns: 5 }, '2025-01-01T00:00:00.000Z'));
  await records.count('deal_1', contribution(party, { deals: 1, turns: 2, reviews: 1 }));
  const now = { ...NOTHING, deals: 1, turns: 2, reviews: 1 };
  expect(await records.find(party, NOW)).toEqual({ last12Months: now, allTime: now });
  // The month that it left sums to nothing again.
  expect((await records.find(party, Date.parse('2025-02-01T00:00:00Z'))).last12Months).toEqual(now);
});

test('nothing that is kept of a record is personal', async () => {
  const { Items = [] } = await bed.client.send(new ScanCommand({ TableName: bed.dealsTable }));
  const allowed = new Set(['pk', 'sk', 'kind', 'dealId', 'month', 'hash', 'tally', ...Object.keys(NOTHING)]);
  for (const item of Items) expect(Object.keys(item).filter((name) => !allowed.has(name))).toEqual([]);
});
