import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { someTerms } from '../../builders/deal.ts';
import { Market } from '../../builders/market.ts';

const CREATOR = 'creator_1';
const sale = (net: number, refunded = 0): Order => ({
  orderId: 'a',
  at: '2026-12-02T00:00:00Z',
  net,
  ...(refunded === 0 ? {} : { refunded }),
});

/** A market in which the creator was paid 1 500, drew it out, and owes 600 of it. */
async function owing() {
  const market = new Market();
  market.gateway.onboarded.add(CREATOR);
  const first = market.sold([sale(10_000)]);
  await market.settle(first);
  await market.pay(first);
  market.gateway.drawn.set(CREATOR, 1_500);
  await market.returned(first, [sale(10_000, 4_000)]);
  expect(market.owes(CREATOR)).toBe(600);
  return { market, first };
}

const commissionOf = (market: Market, id: string) =>
  market.deal(id).payments.filter(({ purpose }) => purpose === 'commission');
const claimsOf = (market: Market, id: string) =>
  market
    .deal(id)
    .payments.filter(({ blockedBy }) => blockedBy === 'awaiting_recovery')
    .map(({ amountMinor }) => amountMinor);

describe('what a creator owes', () => {
  it('is kept from the commission of another deal when that is settled, at most half of it', async () => {
    const { market, first } = await owing();
    const before = market.refunded(first);
    const second = market.sold([sale(4_000)]);
    await market.settle(second);
    // 600 of commission: 300 are kept.
    expect(commissionOf(market, second)).toMatchObject([{ amountMinor: 300, status: 'due' }]);
    expect(market.owes(CREATOR)).toBe(300);
    await market.follow();
    expect(market.refunded(first) - before).toBe(300);
    expect(claimsOf(market, first)).toEqual([300]);

    await market.pay(second);
    expect(market.gateway.balanceOf(CREATOR)).toBe(300);
    const third = market.sold([sale(100_000)]);
    await market.settle(third);
    await market.follow();
    expect(commissionOf(market, third)).toMatchObject([{ amountMinor: 14_700 }]);
    expect(market.owes(CREATOR)).toBe(0);
    expect(claimsOf(market, first)).toEqual([]);
    expect(market.refunded(first) - before).toBe(600);
    // Whatever is kept was earned: it left the escrow of its deal all the same.
    expect(market.deal(third).money.releasedMinor).toBe(840_000 + 15_000 + 750);
  });

  it('is kept at once from commission that waits for bank details, once and no more than half', async () => {
    const market = new Market();
    market.gateway.onboarded.add(CREATOR);
    const first = market.sold([sale(10_000)]);
    await market.settle(first);
    await market.pay(first);
    market.gateway.drawn.set(CREATOR, 1_500);
    market.gateway.onboarded.delete(CREATOR);
    const second = market.sold([sale(4_000)]);
    await market.settle(second);
    await market.pay(second);
    expect(commissionOf(market, second)).toMatchObject([{ blockedBy: 'payee_not_onboarded' }]);

    await market.returned(first, [sale(10_000, 4_000)]);
    expect(market.owes(CREATOR)).toBe(300);
    expect(commissionOf(market, second)).toMatchObject([{ amountMinor: 300 }]);
    await market.returned(first, [sale(10_000, 10_000)]);
    expect(commissionOf(market, second)).toMatchObject([{ amountMinor: 300 }]);
    expect(market.owes(CREATOR)).toBe(1_200);

    market.gateway.onboarded.add(CREATOR);
    await market.pay(second);
    expect(market.gateway.transfers.get(commissionOf(market, second)[0]?.id ?? '')).toMatchObject({
      amountMinor: 300,
    });
  });

  it('stays owed when no other commission comes; the claim does not hold the deal up', async () => {
    const { market, first } = await owing();
    expect(claimsOf(market, first)).toEqual([600]);
    await market.pay(first);
    expect(claimsOf(market, first)).toEqual([600]);
    expect(market.owes(CREATOR)).toBe(600);
  });

  it('in another currency is not touched', async () => {
    const { market } = await owing();
    const dollars = market.sold([sale(4_000)], { terms: someTerms({ currency: 'USD' }) });
    // The books in memory know one currency: what is asked for is what is seen.
    const asked: string[] = [];
    market.memory.onStanding = async (currency) => {
      asked.push(currency);
    };
    await market.settle(dollars);
    expect(new Set(asked)).toEqual(new Set(['USD']));
  });

  it('of a fixed fee is never kept', async () => {
    const { market } = await owing();
    const { commission: _, ...feeOnly } = someTerms({ gmvGuarantee: { target: 1_000 } });
    const second = market.sold([sale(4_000)], { terms: feeOnly });
    await market.settle(second);
    expect(market.deal(second).offsets).toEqual([]);
    expect(market.owes(CREATOR)).toBe(600);
  });
});

describe('several who claim, several who owe', () => {
  it('the oldest claim is served first, and money for two claims goes to both', async () => {
    const { market, first } = await owing();
    const second = market.sold([sale(10_000)], { brandId: 'brand_2' });
    await market.settle(second);
    await market.follow();
    // Half of 1 500 covers the 600 of the first.
    expect(market.owes(CREATOR)).toBe(0);
    expect(claimsOf(market, first)).toEqual([]);
    await market.pay(second);
    market.gateway.drawn.set(CREATOR, 1_500 + 900);
    await market.returned(first, [sale(10_000, 5_000)]);
    await market.returned(second, [sale(10_000, 10_000)]);
    expect([claimsOf(market, first), claimsOf(market, second)]).toEqual([[150], [1_500]]);

    const third = market.sold([sale(4_000)]);
    await market.settle(third);
    await market.follow();
    expect([claimsOf(market, first), claimsOf(market, second)]).toEqual([[], [1_350]]);
  });

  it('two deals that settle at once against one debt keep it once', async () => {
    const { market, first } = await owing();
    const rivals = [market.sold([sale(6_000)]), market.sold([sale(6_000)])];
    await Promise.all(rivals.map(market.settle));
    const kept = rivals.map((id) => market.deal(id).offsets.map(({ amountMinor }) => amountMinor));
    expect(kept.flat().reduce((sum, amount) => sum + amount, 0)).toBe(600);
    await market.follow();
    expect(market.owes(CREATOR)).toBe(0);
    expect(claimsOf(market, first)).toEqual([]);
    expect(market.memory.recovered.size).toBe(0);
  });

  it('a debt that a rival recovers between reading and writing is reckoned anew', async () => {
    const { market } = await owing();
    const [second, rival] = [market.sold([sale(100_000)]), market.sold([sale(100_000)])];
    let asked = 0;
    market.memory.onStanding = async () => {
      asked += 1;
      if (asked === 1) await market.settle(rival);
    };
    await market.settle(second);
    expect(market.deal(rival).offsets).toMatchObject([{ amountMinor: 600 }]);
    expect(market.deal(second).offsets).toEqual([]);
    expect(market.owes(CREATOR)).toBe(0);
  });

  it('a claim whose payout is being taken back leaves what others recover to the next', async () => {
    const market = new Market();
    market.gateway.onboarded.add(CREATOR);
    const [first, second] = [market.sold([sale(10_000)]), market.sold([sale(10_000)])];
    for (const id of [first, second]) {
      await market.settle(id);
      await market.pay(id);
    }
    market.gateway.drawn.set(CREATOR, 3_000);
    await market.returned(second, [sale(10_000, 4_000)]);
    market.gateway.drawn.set(CREATOR, 2_400);
    market.gateway.interrupt = () => {
      throw new Error('cut off');
    };
    await expect(market.returned(first, [sale(10_000, 4_000)])).rejects.toThrow('cut off');
    market.gateway.interrupt = () => undefined;
    const underWay = [...market.memory.stream];
    market.memory.stream.length = 0;

    await market.settle(market.sold([sale(12_000)]));
    const [offset] = market.memory.stream
      .splice(0)
      .filter(({ type }) => type === 'deal.commission_offset.v1');
    if (offset === undefined) throw new Error('nothing was kept');
    await market.consume(offset);
    expect([claimsOf(market, first), claimsOf(market, second)]).toEqual([[600], []]);
    for (const event of underWay) await market.consume(event);
    expect(claimsOf(market, first)).toEqual([]);
    expect(market.owes(CREATOR)).toBe(0);
  });

  it('what is being taken back from a payout is nobody else’s to recover meanwhile', async () => {
    const market = new Market();
    market.gateway.onboarded.add(CREATOR);
    const first = market.sold([sale(10_000)]);
    await market.settle(first);
    await market.pay(first);
    const second = market.sold([sale(100_000)]);
    let meanwhile: Promise<unknown> | null = null;
    market.gateway.interrupt = (moment) => {
      if (moment === 'before' && meanwhile === null) meanwhile = market.settle(second);
    };
    await market.returned(first, [sale(10_000, 4_000)]);
    await meanwhile;
    await market.follow();
    expect(market.deal(second).offsets).toEqual([]);
    expect(market.gateway.balanceOf(CREATOR)).toBe(900);
    expect(market.owes(CREATOR)).toBe(0);
    expect(claimsOf(market, first)).toEqual([]);
  });
});
