import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRecordStore } from '../../../adapters/dynamodb/recordStore.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { DealEvent } from '../../../domain/deal/event.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import { type PartyRecord, recordOf } from '../../../domain/record/record.ts';
import { NOTHING, plusTally, type Tally } from '../../../domain/record/tally.ts';
import { contributionsOf } from '../../../domain/record/tallyOf.ts';
import { rebuildRecords } from '../../../functions/record/rebuild.ts';
import { recordDeal } from '../../../functions/record/recordDeal.ts';
import { anId } from '../../builders/deal.ts';
import { type Bed, makeBed } from '../../integration/data/bed.ts';
import type { Play } from '../../unit/domain/play.ts';
import { beginning, history, invitation } from '../domain/arbitraries.ts';
import { broughtTo, playHistory } from '../domain/history.ts';

const NOW = Date.parse('2027-08-01T00:00:00Z');
let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

interface Told {
  readonly deal: Deal;
  readonly log: readonly DealEvent[];
}

/** Deals of a few brands and creators of this run's own; closed as their histories left them, or not. */
const deals = fc.array(fc.tuple(beginning, invitation, history, fc.nat(1), fc.nat(1)), {
  minLength: 1,
  maxLength: 5,
});

function toldOf({ deal, events }: Play, parties: { brandId: string; creatorId: string }): Told {
  return { deal: { ...deal, ...parties }, log: events };
}

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

/** As much of a store as counting asks for. */
function storeOf(told: readonly Told[]): DealStore {
  const byId = new Map(told.map((each) => [each.deal.id, each]));
  return {
    find: async (id) => byId.get(id)?.deal ?? null,
    events: async (id, { cursor = '0', limit }) => {
      const log = byId.get(id)?.log ?? [];
      const end = Number(cursor) + Math.min(limit, 7);
      return {
        items: log.slice(Number(cursor), end),
        nextCursor: end < log.length ? String(end) : null,
      };
    },
    list: async ({ cursor = '0' }) => {
      const closed = told.filter(({ deal }) => deal.status === 'closed');
      const next = Number(cursor) + 1;
      return {
        items: closed.slice(Number(cursor), next).map(({ deal }) => deal),
        nextCursor: next < closed.length ? String(next) : null,
      };
    },
    ...{ commit: unneeded, kept: unneeded, event: unneeded, terms: unneeded, waitingFor: unneeded },
    ...{ withStrayFailures: unneeded, claimsOn: unneeded, recoveries: unneeded },
    ...{ ordersByTime: unneeded, ordersNamed: unneeded },
  };
}

/** The plain sum over all logs. */
function summed(told: readonly Told[], partyId: string): PartyRecord {
  const mine = told
    .flatMap(({ deal, log }) => contributionsOf(deal, log))
    .filter((each) => each.partyId === partyId);
  const allTime = mine.reduce<Tally>((sum, { tally }) => plusTally(sum, tally), NOTHING);
  return recordOf(
    mine.map(({ at, tally }) => ({ month: at.slice(0, 7), tally })),
    allTime,
    NOW,
  );
}

test('counted as the stream brings them, again and in any order between deals, or rebuilt from the logs: the same', async () => {
  await fc.assert(
    fc.asyncProperty(deals, fc.array(fc.nat(100), { maxLength: 12 }), async (begun, order) => {
      const run = anId('run');
      const told = begun.map(([gate, invited, steps, brand, creator]) =>
        toldOf(playHistory(broughtTo(gate, invited), steps), {
          brandId: `brand_${run}_${brand}`,
          creatorId: `creator_${run}_${creator}`,
        }),
      );
      // Providers are shared by all runs: of this one's sums only brands and creators are looked at.
      const parties = [...new Set(told.flatMap(({ deal }) => [deal.brandId, deal.creatorId]))];
      const records = makeRecordStore(bed);
      const store = storeOf(told);
      for (const pick of [...order, ...told.keys()])
        await recordDeal({ deals: store, records }, told[pick % told.length]?.deal.id ?? '');
      for (const party of parties) expect(await records.find(party, NOW)).toEqual(summed(told, party));
      expect(await rebuildRecords({ deals: store, records }, null, () => true)).toMatchObject({ changed: 0 });
    }),
    { numRuns: 25 },
  );
}, 120_000);
