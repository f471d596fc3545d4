import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeDisputeStore } from '../../../adapters/dynamodb/disputeStore.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { InvalidCursor } from '../../../domain/ports/deals.ts';
import type { DisputeFilter, DisputeStore } from '../../../domain/ports/disputes.ts';
import { aChange, aNewDeal } from '../../builders/deal.ts';
import { standingAt } from '../../unit/domain/stages.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let disputes: DisputeStore;
beforeAll(async () => {
  bed = await makeBed();
  disputes = makeDisputeStore(bed);
});
afterAll(() => bed.close());

const commit = async (before: Deal, changes: Partial<Deal>): Promise<Deal> => {
  const change = aChange(before, { deal: { ...before, ...changes } });
  expect(await makeDealStore(bed).commit(change)).toEqual({ kind: 'committed' });
  return change.deal;
};

/** A deal in the store with a dispute of that id. */
async function disputedDeal(id: string, brandId: string): Promise<Deal> {
  const { dispute } = standingAt('respond').deal;
  if (dispute === null) throw new Error('nobody disputes it');
  const begun = aNewDeal({ brandId, provider: { id: 'provider_7', mandate: [] } });
  await makeDealStore(bed).commit(begun);
  return commit(begun.deal, { status: 'disputed', disputeId: id, dispute: { ...dispute, id } });
}

const idsOf = async (filter: DisputeFilter) =>
  (await disputes.list(filter)).items.map(({ dispute }) => dispute.id);

test('a dispute is found by its id as it is, and listed for those who may see it, newest first', async () => {
  const names = ['dispute_01', 'dispute_02', 'dispute_03'];
  const [first, second] = [
    await disputedDeal('dispute_01', 'brand_1'),
    await disputedDeal('dispute_02', 'brand_2'),
  ];
  await disputedDeal('dispute_03', 'brand_1');
  expect(await disputes.find('dispute_01')).toMatchObject({
    dealId: first.id,
    currency: 'CNY',
    dispute: { stage: 'respond' },
  });
  expect(await disputes.find('dispute_99')).toBeNull();
  const brand = { role: 'brand' as const, tenantId: 'brand_1' };
  expect(await idsOf({ viewer: { role: 'operator' }, limit: 10 })).toEqual(names.toReversed());
  expect(await idsOf({ viewer: { role: 'provider', tenantId: 'provider_7' }, limit: 10 })).toEqual(
    names.toReversed(),
  );
  expect(await idsOf({ viewer: brand, limit: 10 })).toEqual(['dispute_03', 'dispute_01']);

  const page = await disputes.list({ viewer: brand, limit: 1 });
  expect(await idsOf({ viewer: brand, limit: 1, cursor: page.nextCursor ?? '' })).toEqual(['dispute_01']);
  const stolen = { viewer: { role: 'operator' as const }, limit: 1, cursor: page.nextCursor ?? '' };
  await expect(disputes.list(stolen)).rejects.toThrow(InvalidCursor);

  const { dispute } = second;
  if (dispute === null) throw new Error('the dispute was not stored');
  await commit(second, { dispute: { ...dispute, stage: 'closed', resolvedAt: '2026-12-05T00:00:00Z' } });
  const operator = { viewer: { role: 'operator' as const }, limit: 10 };
  expect(await idsOf({ ...operator, status: 'resolved' })).toEqual(['dispute_02']);
  expect(await idsOf({ ...operator, status: 'open' })).toEqual(['dispute_03', 'dispute_01']);
  expect(await disputes.find('dispute_02')).toMatchObject({ dispute: { stage: 'closed' } });
});
