import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { dealOfEscrow, isShared } from '../../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../domain/ledger/balance.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import type { BookItem, Ledger } from '../../../domain/ports/ledger.ts';
import { aChange, aNewDeal, anId } from '../../builders/deal.ts';
import { type Command, commands, entryFor } from '../../property/ledger/commands.ts';
import { faultsOf, LedgerModel, type Outcome } from '../../property/ledger/model.ts';
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

/* Every run has a currency of its own: the shared accounts of one run are not those of another. */
const CURRENCIES =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN'.split(' ');
let run = 0;
async function aWorld() {
  const currency = CURRENCIES[run % CURRENCIES.length] ?? 'CNY';
  run += 1;
  const begun = [aNewDeal(), aNewDeal(), aNewDeal()];
  for (const change of begun) await deals.commit(change);
  return { dealIds: begun.map(({ deal }) => deal.id), world: anId('w'), currency };
}

/** Writes an entry with the next change of its deal. */
async function write(entry: Entry): Promise<Outcome> {
  const deal = await deals.find(entry.dealId);
  if (deal === null) throw new Error('the deal is gone');
  try {
    const result = await deals.commit(aChange(deal, { entries: [entry] }));
    return result.kind === 'committed' ? 'written' : 'known';
  } catch (error) {
    if (error instanceof InvariantViolation) return 'refused';
    throw error;
  }
}

/** The same entries for the tables and for the model, which has to foretell what becomes of each. */
async function playBoth(script: readonly Command[], world: Awaited<ReturnType<typeof aWorld>>) {
  const model = new LedgerModel();
  const tried: Entry[] = [];
  for (const command of script) {
    const entry = entryFor(command, tried, world);
    if (entry === null) continue;
    if (command.kind !== 'again' && command.kind !== 'forge') tried.push(entry);
    const expected = model.take(entry);
    expect(await write(entry)).toBe(expected === 'not_owed' ? 'known' : expected);
  }
  return model;
}

async function everything(): Promise<BookItem[]> {
  const pages = await Array.fromAsync(ledger.books());
  return pages.flat();
}

/** Places whose stored balance is not the sum of what stands there. */
function wrongPlaces(items: readonly BookItem[]): string[] {
  const sums = new Map<string, Balance>();
  const add = (place: string, account: string, currency: string, effect: Balance, sign: 1 | -1) => {
    const key = `${place} ${currency} ${account}`;
    const { balanceMinor, leastMinor, mostMinor } = effect;
    const signed = {
      balanceMinor: sign * balanceMinor,
      leastMinor: sign * leastMinor,
      mostMinor: sign * mostMinor,
    };
    sums.set(key, addBalances(sums.get(key) ?? NOTHING, signed));
  };
  for (const item of items) {
    if (item.kind === 'balance') add(item.place, item.account, item.currency, item.balance, -1);
    if (item.kind === 'line') {
      const { account, currency, amountMinor } = item.line;
      add(item.place, account, currency, effectOf(item.line, amountMinor), 1);
    }
    if (item.kind === 'entry') {
      for (const { account, amountMinor } of item.entry.postings) {
        if (dealOfEscrow(account) === null) continue;
        add(item.place, account, item.entry.currency, effectOf(item.entry, amountMinor), 1);
      }
    }
  }
  return [...sums].filter(([, sum]) => Object.values(sum).some((each) => each !== 0)).map(([key]) => key);
}

describe('the tables, under any order of single and two-phase entries', () => {
  test('do what the model does, entry by entry', async () => {
    await fc.assert(
      fc.asyncProperty(commands(20), async (script: Command[]) => {
        const world = await aWorld();
        const model = await playBoth(script, world);
        const isOwn = ([account]: [string, Balance]) => !isShared(account);
        for (const [account, standing] of [...model.standings].filter(isOwn)) {
          expect([account, await ledger.standing(account, world.currency)]).toEqual([account, standing]);
        }
        for (const dealId of world.dealIds) {
          const { items } = await ledger.entriesOf(dealId, { limit: 100 });
          const inModel = [...model.entries.values()].filter((entry) => entry.dealId === dealId);
          expect(items.map(({ id }) => id).sort()).toEqual(inModel.map(({ id }) => id).sort());
        }
      }),
      { numRuns: 40 },
    );
    expect(wrongPlaces(await everything())).toEqual([]);
  });

  test('hold when everybody writes at once', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(commands(24), async (script: Command[]) => {
        const world = await aWorld();
        const tried: Entry[] = [];
        for (const command of script) {
          const entry = entryFor(command, tried, world);
          if (entry !== null && command.kind !== 'forge') tried.push(entry);
        }
        const outcomes = await Promise.all([...tried, ...tried.toReversed()].map(write));
        written += outcomes.filter((outcome) => outcome === 'written').length;
        const parties = ['payable:creator', 'receivable:creator', 'refundable:brand'];
        const ids: Record<string, string> = { creator: 'c', brand: 'b' };
        const accounts = [
          ...world.dealIds.map((dealId) => `escrow:${dealId}`),
          ...parties.map((party) => `${party}:${ids[party.split(':')[1] ?? '']}_${world.world}`),
        ];
        const standings = await Promise.all(
          accounts.map(async (account) => [account, await ledger.standing(account, world.currency)] as const),
        );
        const faults = faultsOf(new Map(standings)).filter((fault) => /falls|rises|bounds/.test(fault));
        expect(faults).toEqual([]);
      }),
      { numRuns: 20 },
    );
    expect(written).toBeGreaterThan(10);
    const items = await everything();
    expect(wrongPlaces(items)).toEqual([]);
    const totals = new Map<string, number>();
    for (const item of items) {
      if (item.kind !== 'balance') continue;
      totals.set(item.currency, (totals.get(item.currency) ?? 0) + item.balance.balanceMinor);
    }
    expect([...totals.values()].every((total) => total === 0)).toBe(true);
  });
});
