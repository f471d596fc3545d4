import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { accountsPartition, balanceKey, type Key } from '../../adapters/dynamodb/keys.ts';
import { entryWrites } from '../../adapters/dynamodb/ledgerItems.ts';
import {
  dealOfEscrow,
  escrow,
  PLATFORM_REVENUE,
  PSP_CLEARING,
  payable,
} from '../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../domain/ledger/balance.ts';
import { type Entry, entryOf, MOST_POSTINGS } from '../../domain/ledger/entry.ts';
import { toInstant } from '../../domain/time.ts';
import { NOW } from '../../test/builders/deal.ts';

/** A deal's money comes in and goes to as many as an entry can name: a line for each posting but those to escrow. */
const PAYEES = MOST_POSTINGS - 2;
export const LINES_PER_DEAL = 1 + PAYEES + 1;

const CREATORS = 5_000;
/** The most that one transaction takes. */
const BATCH = 100;
const BATCHES_AT_ONCE = 4;

type Item = Record<string, unknown>;

function entriesOf(number: number): Entry[] {
  const dealId = `deal_${String(number).padStart(8, '0')}`;
  const from = escrow(dealId);
  const at = toInstant(NOW + number);
  const payees = Array.from({ length: PAYEES }, (_, place) => ({
    from,
    to: payable('creator', `creator_${(number * PAYEES + place) % CREATORS}`),
    amountMinor: 100 + place,
  }));
  const moves = [...payees, { from, to: PLATFORM_REVENUE, amountMinor: 50 }];
  const amountMinor = moves.reduce((sum, move) => sum + move.amountMinor, 0);
  return [
    entryOf(dealId, 'collected.1', 'CNY', at, [{ from: PSP_CLEARING, to: from, amountMinor }]),
    entryOf(dealId, 'fee_release', 'CNY', at, moves),
  ];
}

interface Kept {
  readonly key: Key;
  readonly account: string;
  balance: Balance;
}

/**
 * A journal that grows. Its items are those of the adapter, but as many are written at once as go: only reading them is
 * measured.
 */
export class Journal {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #balances = new Map<string, Kept>();
  #deals = 0;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  get lines(): number {
    return this.#deals * LINES_PER_DEAL;
  }

  /** Writes on until there are `lines`, then the balances as they are with them. */
  async growTo(lines: number): Promise<void> {
    const deals = this.#deals;
    await this.#write(this.#itemsUntil(Math.ceil(lines / LINES_PER_DEAL)));
    if (this.#deals > deals) await this.#write([...this.#balances.values()].map(balanceItem).values());
  }

  *#itemsUntil(deals: number): Generator<Item> {
    for (; this.#deals < deals; this.#deals += 1) {
      const own = new Map<string, Kept>();
      for (const entry of entriesOf(this.#deals)) {
        for (const write of entryWrites(this.#table, entry))
          if ('put' in write) yield { ...write.key, ...write.put };
        for (const { account, amountMinor } of entry.postings) {
          const kept = dealOfEscrow(account) === null ? this.#balances : own;
          add(kept, account, entry, amountMinor);
        }
      }
      yield* [...own.values()].map(balanceItem);
    }
  }

  async #write(items: Iterator<Item>): Promise<void> {
    let isDone = false;
    const writer = async () => {
      while (!isDone) {
        const batch = nextOf(items, BATCH);
        isDone = batch.length < BATCH;
        await this.#put(batch);
      }
    };
    await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, writer));
  }

  async #put(batch: readonly Item[]): Promise<void> {
    if (batch.length === 0) return;
    const TransactItems = batch.map((Item) => ({ Put: { TableName: this.#table, Item } }));
    await this.#client.send(new TransactWriteCommand({ TransactItems }));
  }
}

function add(kept: Map<string, Kept>, account: string, entry: Entry, amountMinor: number): void {
  const key = balanceKey(account, entry.currency, entry.dealId);
  const name = `${key.pk} ${key.sk}`;
  const before = kept.get(name)?.balance ?? NOTHING;
  kept.set(name, { key, account, balance: addBalances(before, effectOf(entry, amountMinor)) });
}

const balanceItem = ({ key, account, balance }: Kept): Item => ({
  ...key,
  kind: 'balance',
  account,
  currency: 'CNY',
  accountsPartition: accountsPartition(account, 'CNY'),
  ...balance,
});

function nextOf<T>(items: Iterator<T>, count: number): T[] {
  const found: T[] = [];
  while (found.length < count) {
    const { done, value } = items.next();
    if (done === true) break;
    found.push(value);
  }
  return found;
}
