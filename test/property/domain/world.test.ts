import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { takeUpPaymentEvent } from '../../../functions/deals/takeUpPaymentEvent.ts';
import { recoverMoney } from '../../../functions/events/recoverMoney.ts';
import { requireLegal } from './history.ts';
import { World } from './world.ts';
import { type Beginning, begin, beginnings, end, takeWorldStep, type WorldStep, worldSteps } from './worldSteps.ts';

const verdict = fc.constantFrom('refund' as const, 'release' as const);
const history = fc.tuple(beginnings, worldSteps(40));

/** Plays a history; after every step everything has to be in order. */
async function live([begun, steps]: [Beginning[], WorldStep[]]): Promise<World> {
  const world = new World();
  for (const each of begun) await begin(world, each);
  for (const step of steps) {
    await takeWorldStep(world, step);
    world.requireService();
    world.plays.forEach(requireLegal);
  }
  return world;
}

const SEEN = new Map<string, number>();
const snapshot = (world: World) => ({
  deals: world.plays.map(({ deal }): Deal => deal),
  entries: world.books.entries.size,
  records: world.service.records,
});

async function repeatEverything(world: World, seed: number): Promise<void> {
  const { services, delivered, memory } = world;
  const all = [
    ...delivered.map((event) => () => takeUpPaymentEvent(services, event)),
    ...memory.events.map((event) => () => recoverMoney(services, event)),
    ...world.plays.map(({ deal }) => () => carryOutPayments(services, deal.id)),
  ];
  for (let i = 0; i < all.length; i += 1) await all[(i * 7919 + seed) % all.length]?.();
}

describe('whatever happens to the deals of a brand and a creator', () => {
  it('books, deals and payment service agree after every step, and once everybody is done', async () => {
    await fc.assert(
      fc.asyncProperty(history, verdict, fc.nat(), async (played, ending, seed) => {
        const world = await live(played);
        await end(world, ending);
        expect(world.unmatched).toEqual([]);
        for (const { deal } of world.plays) {
          expect(deal.status).toBe('closed');
          expect(world.books.of(`escrow:${deal.id}`)).toBe(0);
        }
        for (const t of new Set([...world.memory.events.map((e) => e.type), ...world.plays.map(({ deal }) => `= ${deal.outcome}`)])) SEEN.set(t, (SEEN.get(t) ?? 0) + 1);
        const after = snapshot(world);
        await repeatEverything(world, seed);
        expect(snapshot(world)).toEqual(after);
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
    console.log([...SEEN].sort().map(([k, v]) => `${v} ${k}`).join('\n'));
  });
});
