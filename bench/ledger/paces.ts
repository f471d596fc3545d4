import { join } from 'node:path';
import { startDynamoDb } from '../../local/dynamodb/start.ts';
import { inFolder } from '../engine/folder.ts';
import { median } from '../engine/statistics.ts';
import { NoDynamoDbLocal, startDynamoDbLocal } from './dynamoDbLocal.ts';
import { type Kind, openTables, type Pace } from './transactions.ts';

const WARM_UP = 1_000;
const PER_ROUND = 1_000;

export type Paces = Record<Kind, Pace>;
export interface Compared {
  ours: Paces;
  peer: Paces | null;
  /** Why there is no peer. */
  unmeasured: string | null;
}

/** Both databases in turns, so that whatever else the machine does falls on both; medians of the rounds. */
export const comparePaces = (rounds: number): Promise<Compared> =>
  inFolder(async (folder) => {
    await using opened = new AsyncDisposableStack();
    const open = async (database: { endpoint: string; close(): Promise<void> }) => {
      opened.defer(() => database.close());
      const tables = await openTables(database.endpoint);
      opened.defer(() => tables.close());
      await tables.measure('step', WARM_UP);
      return new Contender(tables);
    };
    const ours = await open(await startDynamoDb({ folder: join(folder, 'dynoxide') }));
    const local = await peerOrReason(folder);
    const peer = typeof local === 'string' ? null : await open(local);
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of ['entry', 'step'] as const) {
        await ours.run(kind);
        await peer?.run(kind);
      }
    }
    const unmeasured = typeof local === 'string' ? local : null;
    return { ours: ours.medians(), peer: peer?.medians() ?? null, unmeasured };
  }, 'bench-ledger-');

async function peerOrReason(folder: string) {
  try {
    return await startDynamoDbLocal(folder);
  } catch (error) {
    if (error instanceof NoDynamoDbLocal) return error.message;
    throw error;
  }
}

class Contender {
  readonly #tables: Awaited<ReturnType<typeof openTables>>;
  readonly #rounds: Record<Kind, Pace[]> = { entry: [], step: [] };

  constructor(tables: Awaited<ReturnType<typeof openTables>>) {
    this.#tables = tables;
  }

  async run(kind: Kind): Promise<void> {
    this.#rounds[kind].push(await this.#tables.measure(kind, PER_ROUND));
  }

  medians(): Paces {
    const of = (kind: Kind, value: (pace: Pace) => number) => median(this.#rounds[kind].map(value));
    const pace = (kind: Kind): Pace => ({
      perSecond: of(kind, ({ perSecond }) => perSecond),
      p50Ms: of(kind, ({ p50Ms }) => p50Ms),
      p99Ms: of(kind, ({ p99Ms }) => p99Ms),
      again: of(kind, ({ again }) => again),
    });
    return { entry: pace('entry'), step: pace('step') };
  }
}
