import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRefund, releaseFee } from '../../../domain/deal/settlement.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { takeUpPaymentEvent } from '../../../functions/deals/takeUpPaymentEvent.ts';
import { recoverMoney } from '../../../functions/events/recoverMoney.ts';
import { orders } from './arbitraries.ts';
import { calmDown, end } from './ending.ts';
import { life, live, NO_LONGER_THAN, verdict } from './living.ts';
import { deliver, report } from './takeWorldStep.ts';
import type { World } from './world.ts';

/** Each of the reordered ones is played twice: together with `world.test.ts` ten thousand histories. */
const REPEATED = { numRuns: 3_000, ...NO_LONGER_THAN };
const REORDERED = { numRuns: 500, ...NO_LONGER_THAN };

/** A permutation that follows from `seed`. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, index) => ({ item, key: ((index + 1) * 7919 * (seed + 1)) % 104_729 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const allOf = (world: World) => ({
  deals: world.plays.map(({ deal }) => deal),
  events: world.memory.events.length,
  entries: world.books.entries.size,
  records: world.service.records,
});

/** Where all money is, whatever it took to bring it there. */
const booksOf = ({ books, plays }: World) => ({
  balances: Object.fromEntries([...books.balances].filter(([, balance]) => balance !== 0).sort()),
  deals: plays.map(({ deal: { money, status, outcome } }) => ({ money, status, outcome })),
});

describe('at the end of any history', () => {
  it('everything that was reported, done or decided can come again, in any order, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(life, verdict, fc.nat(), async (lived, ending, seed) => {
        const world = await live(lived);
        await end(world, ending);
        const after = allOf(world);
        const { services, delivered, memory, plays } = world;
        const again = [
          ...delivered.map((event) => () => takeUpPaymentEvent(services, event)),
          ...memory.events.map((event) => () => recoverMoney(services, event)),
          ...plays.map(
            ({ deal }) =>
              () =>
                carryOutPayments(services, deal.id),
          ),
          ...plays.map((play) => () => report(world, play, play.orders, null)),
        ];
        for (const repeat of shuffled(again, seed)) await repeat();
        for (const { deal, now } of plays) {
          expect(deal.feeReleasedAt === null || releaseFee(deal, now) === null).toBe(true);
          expect(orderRefund(deal, now)).toBeNull();
        }
        expect(allOf(world)).toEqual(after);
      }),
      REPEATED,
    );
  }, 180_000);
});

describe('the final books do not depend on the order', () => {
  it('in which the payment service’s reports arrive, nor on how often', async () => {
    let several = 0;
    await fc.assert(
      fc.asyncProperty(life, verdict, fc.nat(), async (lived, ending, seed) => {
        const [straight, mixed] = [await live(lived), await live(lived)];
        const { webhooks } = mixed.service;
        webhooks.splice(0, webhooks.length, ...shuffled([...webhooks, ...webhooks], seed));
        if (webhooks.length > 2) several += 1;
        for (const world of [straight, mixed]) {
          while (world.service.webhooks.length > 0) await deliver(world, 0, false, null);
          await end(world, ending);
        }
        expect(booksOf(mixed)).toEqual(booksOf(straight));
      }),
      REORDERED,
    );
    expect(several).toBeGreaterThan(REORDERED.numRuns / 20);
  }, 180_000);

  it('in which sales are reported, nor on how they are put together', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(life, verdict, orders, fc.nat(), async (lived, ending, sold, seed) => {
        const [straight, mixed] = [await live(lived), await live(lived)];
        const before = straight.commits.length;
        for (const play of straight.plays) await report(straight, play, sold, null);
        if (straight.commits.length > before) taken += 1;
        for (const play of mixed.plays)
          for (const order of shuffled([...sold, ...sold], seed)) await report(mixed, play, [order], null);
        for (const world of [straight, mixed]) {
          await calmDown(world);
          await end(world, ending);
        }
        expect(booksOf(mixed)).toEqual(booksOf(straight));
      }),
      REORDERED,
    );
    expect(taken).toBeGreaterThan(REORDERED.numRuns / 20);
  }, 180_000);
});
