import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import type { DealStore, Recovery } from '../../../domain/ports/deals.ts';
import { aChange, aNewDeal, anId } from '../../builders/deal.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let deals: DealStore;
beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
});
afterAll(() => bed.close());

const creator = (id: string) => ({ role: 'creator' as const, id });

function claim(id: string, debtor: string): Payment {
  return {
    id,
    purpose: 'refund',
    to: { role: 'brand', id: 'brand_1' },
    amountMinor: 600,
    chargeReference: 'pi_1',
    status: 'due',
    blockedBy: 'awaiting_recovery',
    debtor: creator(debtor),
    reference: null,
    failure: null,
  };
}

async function begun(): Promise<Deal> {
  const change = aNewDeal();
  await deals.commit(change);
  return change.deal;
}

async function changed(deal: Deal, more: Partial<Deal>): Promise<Deal> {
  const change = aChange(deal, { deal: { ...deal, ...more } });
  expect(await deals.commit(change)).toEqual({ kind: 'committed' });
  return change.deal;
}

describe('claims on a payee', () => {
  test('are found as long as a refund waits for it', async () => {
    const [payee, other] = [anId('creator'), anId('creator')];
    const deal = await begun();
    const second = await changed(await begun(), { payments: [claim('p2', payee), claim('p3', other)] });
    const claiming = await changed(deal, { payments: [claim('p1', payee)] });
    expect((await deals.claimsOn(payee)).sort()).toEqual([deal.id, second.id].sort());
    expect(await deals.claimsOn(other)).toEqual([second.id]);
    await changed(claiming, { payments: [{ ...claim('p1', payee), blockedBy: null }] });
    expect(await deals.claimsOn(payee)).toEqual([second.id]);
    expect(await deals.claimsOn(anId('creator'))).toEqual([]);
  });
});

describe('what was recovered from a payee', () => {
  async function recovered(amountMinor: number): Promise<{ payee: string; recovery: Recovery }> {
    const payee = anId('creator');
    const deal = await begun();
    const id = `${deal.id}.offset.1`;
    await changed(deal, { offsets: [{ id, payee: creator(payee), amountMinor }] });
    const recovery = { id, payee: creator(payee), currency: 'CNY', restMinor: amountMinor };
    expect(await deals.recoveries(payee)).toEqual([recovery]);
    return { payee, recovery };
  }

  test('is there with the offset, once, and is gone when all of it was taken', async () => {
    const { payee, recovery } = await recovered(500);
    const deal = await begun();
    const first = aChange(deal);
    await deals.commit(first, { taken: { recovery, amountMinor: 200 } });
    const [rest] = await deals.recoveries(payee);
    expect(rest).toEqual({ ...recovery, restMinor: 300 });
    if (rest === undefined) throw new Error('nothing is left');
    await deals.commit(aChange(first.deal), { taken: { recovery: rest, amountMinor: 300 } });
    expect(await deals.recoveries(payee)).toEqual([]);
  });

  test('is taken by one of two who saw the same: the other has to look again, and wrote nothing', async () => {
    for (const amountMinor of [500, 300]) {
      const { recovery } = await recovered(500);
      const rivals = [await begun(), await begun()];
      const results = await Promise.all(
        rivals.map((deal) => deals.commit(aChange(deal), { taken: { recovery, amountMinor } })),
      );
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
      const versions = await Promise.all(rivals.map(async ({ id }) => (await deals.find(id))?.version));
      expect(versions.sort()).toEqual([1, 2]);
    }
  });

  test('is not there a second time when its deal is written again', async () => {
    const { payee, recovery } = await recovered(500);
    const dealId = recovery.id.slice(0, recovery.id.indexOf('.'));
    const deal = await deals.find(dealId);
    if (deal === null) throw new Error('no such deal');
    await deals.commit(aChange(await begun()), { taken: { recovery, amountMinor: 500 } });
    await changed(deal, { reference: 'other' });
    expect(await deals.recoveries(payee)).toEqual([]);
  });
});
