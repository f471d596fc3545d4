import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { makeDealStore } from '../../adapters/dynamodb/dealStore.ts';
import { cancellationCodes } from '../../adapters/dynamodb/errors.ts';
import { balanceWrites, entryWrites } from '../../adapters/dynamodb/ledgerItems.ts';
import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import { toTransactItem } from '../../adapters/dynamodb/write.ts';
import { seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { escrow, PSP_CLEARING } from '../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../domain/ledger/entry.ts';
import { SYSTEM } from '../../domain/parties.ts';
import { toInstant } from '../../domain/time.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import { aNewDeal, NOW } from '../../test/builders/deal.ts';
import { abreast } from '../engine/load.ts';
import { quantile } from '../engine/statistics.ts';

export const CLIENTS = 16;

/** `p50Ms`, `p99Ms`: what one transaction takes while all clients write. `again`: how often one had to be repeated. */
export interface Pace {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  again: number;
}

/** How many items each of the two transactions writes. */
export const ITEMS = { entry: 4, step: 6 };
export type Kind = keyof typeof ITEMS;

const TABLES = { dealsTable: 'Deals', ledgerTable: 'Ledger' };

/** One more yuan comes in for the deal: an entry, the balances of both accounts, and the line of the shared one. */
const collect = (dealId: string, number: number): Entry =>
  entryOf(dealId, `collected.${number}`, 'CNY', toInstant(NOW + number), [
    { from: PSP_CLEARING, to: escrow(dealId), amountMinor: 100 },
  ]);

/** A database under test, with a deal for each client. */
export async function openTables(endpoint: string) {
  const client = makeDocumentClient({ endpoint });
  await ensureTables(client, tableDefinitions(TABLES));
  const store = makeDealStore({ client, ...TABLES });
  const deals: Deal[] = [];
  for (let number = 0; number < CLIENTS; number += 1) {
    const begun = aNewDeal();
    await store.commit(begun);
    deals.push(begun.deal);
  }
  let written = 0;
  let again = 0;

  const writeEntry = async (place: number) => {
    const entry = collect(deals[place]?.id ?? '', ++written);
    const writes = [
      ...entryWrites(TABLES.ledgerTable, entry),
      ...balanceWrites(TABLES.ledgerTable, entry.dealId, [entry]),
    ];
    if (writes.length !== ITEMS.entry) throw new Error(`an entry takes ${writes.length} items`);
    const TransactItems = writes.map(toTransactItem);
    for (;;) {
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return;
      } catch (error) {
        const codes = cancellationCodes(error);
        if (!codes?.includes('TransactionConflict')) throw error;
        again += 1;
      }
    }
  };

  const writeStep = async (place: number) => {
    const deal = deals[place];
    if (deal === undefined) throw new Error(`client ${place} has no deal`);
    const happening = { type: 'deal.funded.v1', actor: SYSTEM, data: {} } as const;
    const entries = [collect(deal.id, ++written)];
    const change = seal(deal, { deal, happenings: [happening], entries }, NOW + written);
    const result = await store.commit(change);
    if (result.kind !== 'committed') throw new Error(`a step ended as ${result.kind}`);
    deals[place] = change.deal;
  };

  const write = { entry: writeEntry, step: writeStep };
  return {
    async measure(kind: Kind, count: number): Promise<Pace> {
      again = 0;
      const took: number[] = [];
      const began = performance.now();
      await clients(count, async (place) => {
        const from = performance.now();
        await write[kind](place);
        took.push(performance.now() - from);
      });
      const perSecond = (count * 1000) / (performance.now() - began);
      return { perSecond, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99), again };
    },
    close: () => client.destroy(),
  };
}

/** All clients write until `count` were written; each has a place, and does one thing at a time. */
async function clients(count: number, write: (place: number) => Promise<void>): Promise<void> {
  const free = Array.from({ length: CLIENTS }, (_, place) => place);
  await abreast(CLIENTS, count, async () => {
    const place = free.pop();
    if (place === undefined) throw new Error('more clients than places');
    await write(place);
    free.push(place);
  });
}
