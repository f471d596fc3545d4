import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { isShared, PLATFORM_REVENUE, PSP_CLEARING } from '../../../domain/ledger/account.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import type { Ledger } from '../../../domain/ports/ledger.ts';
import { PlaceTally } from '../../../domain/reconciliation/place.ts';
import { Totalling, totalsFaults } from '../../../domain/reconciliation/totals.ts';
import { inOrderOfPlacing } from '../../builders/orders.ts';
import { type Bed, makeBed } from '../../integration/data/bed.ts';
import { end } from '../domain/ending.ts';
import { type Life, life, live, verdict } from '../domain/living.ts';
import { type Committed, World } from '../domain/world.ts';
import { gathered } from './gathered.ts';

const HISTORIES = 500;
/** Side by side on one database. */
const LANES = 12;
const CURRENCY = 'CNY';

let bed: Bed;
let deals: DealStore;
let ledger: Ledger;

beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
  ledger = makeLedger(bed);
});
afterAll(() => bed.close());

/** Writes what was written in memory: now and then twice at once, and again once it was. One of them counts. */
async function write({ change, options }: Committed, nth: number): Promise<void> {
  const once = async () => (await deals.commit(change, options)).kind;
  const results = nth % 16 === 3 ? await Promise.all([once(), once()]) : [await once()];
  if (nth % 16 === 5) results.push(await once());
  const { id, version } = change.deal;
  expect([id, version, results.toSorted()]).toEqual([
    id,
    version,
    ['committed', ...results.slice(1).map(() => 'conflict')],
  ]);
}

/** What the tables say of a world has to be what was in memory. */
async function compare(world: World): Promise<void> {
  const { memory, books } = world;
  for (const { deal } of world.plays) {
    const stored = await deals.find(deal.id);
    expect(stored && { ...stored, version: deal.version }).toEqual(deal);
    const { items } = await ledger.entriesOf(deal.id, { limit: 100 });
    expect(sorted(items)).toEqual(sorted(world.entriesOf(deal)));
    const orders = await Array.fromAsync(deals.ordersByTime(deal.id));
    expect(orders.flat()).toEqual(inOrderOfPlacing([...(memory.orders.get(deal.id)?.values() ?? [])]));
  }
  for (const account of books.balances.keys()) {
    if (isShared(account)) continue;
    expect([account, await ledger.standing(account, CURRENCY)]).toEqual([account, books.standing(account)]);
  }
  for (const payee of world.payees) {
    for (const which of ['waitingFor', 'claimsOn'] as const)
      expect((await deals[which](payee)).toSorted()).toEqual((await memory.store[which](payee)).toSorted());
    expect(await deals.recoveries(payee)).toEqual(await memory.store.recoveries(payee));
  }
}

const sorted = <T extends { id: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('the tables', () => {
  it('take every history as the model does, a commit once however often it is tried, and reconcile', async () => {
    const lives = fc.sample(fc.tuple(life, verdict), HISTORIES);
    const worlds: World[] = [];
    const play = async ([lived, ending]: [Life, 'refund' | 'release'], name: string) => {
      const world = await live(lived, new World(name));
      await end(world, ending);
      worlds.push(world);
      for (const [nth, committed] of gathered(world.commits).entries()) await write(committed, nth);
      await compare(world);
    };
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < lives.length; index = next++) {
        const each = lives[index];
        if (each === undefined) return;
        await play(each, `h${index}`).catch((cause: unknown) => {
          throw new Error(`history ${index}: ${JSON.stringify(each)}`, { cause });
        });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    for (const account of [PSP_CLEARING, PLATFORM_REVENUE]) {
      const total = worlds.reduce((sum, { books }) => sum + books.of(account), 0);
      expect([account, await ledger.balance(account, CURRENCY)]).toEqual([account, total]);
    }
    expect(await reconcileAll()).toEqual([]);
  }, 240_000);
});

/** All that stands in the books, by the reconciliation's own checks. */
async function reconcileAll() {
  const places = new Map<string, PlaceTally>();
  const totals = new Totalling();
  for await (const page of ledger.books()) {
    for (const item of page) {
      const place = places.get(item.place) ?? new PlaceTally(item.place);
      places.set(item.place, place);
      place.add(item);
      if (item.kind === 'entry') totals.addEntry(item.entry);
      if (item.kind === 'line') totals.addLine(item.line);
    }
  }
  expect(places.size).toBeGreaterThan(HISTORIES);
  return [
    ...[...places.values()].flatMap((place) => place.faults()),
    ...totalsFaults(CURRENCY, totals.result()),
  ];
}
