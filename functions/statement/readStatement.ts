import type { Deal } from '../../domain/deal/deal.ts';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { seesOrders } from '../../domain/statement/seesOrders.ts';
import { type Statement, type StatementReader, statementFor } from '../../domain/statement/statement.ts';
import { wholeList } from '../runtime/wholeList.ts';
import { type OrderList, type OrdersAsked, readSales } from './readSales.ts';
import type { Names } from './voice.ts';

export interface StatementServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly parties: PartyStore;
  readonly clock: Clock;
}

const MOST_A_PAGE = 100;

const MOST_TRIES = 5;

type Reading = Omit<StatementServices, 'parties'>;

/** What a statement says of a deal, without its orders one by one. @throws RetryableError as `readWithOrders` */
export async function readStatement(
  services: Reading,
  deal: Deal,
  reader: StatementReader,
): Promise<Statement> {
  return (await readWithOrders(services, deal, reader, { from: null, limit: 0 })).statement;
}

/**
 * Gathers what a statement of `deal` is made of, as its reader may see it, and a page of the orders behind it;
 * `orders` is `null` where they are none of the reader's business. A deal that changed meanwhile is read again, so
 * that the amounts are all of one moment.
 * @throws RetryableError for a deal that never holds still
 */
export async function readWithOrders(
  services: Reading,
  deal: Deal,
  reader: StatementReader,
  asked: OrdersAsked,
): Promise<{ statement: Statement; orders: OrderList | null }> {
  let current = deal;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { sales, ...gathered } = await gather(services, current, asked);
    const latest = await services.deals.find(deal.id);
    if (latest === null) throw new InvariantViolation(`deal ${deal.id} is gone`, deal.id);
    if (latest.version === current.version) {
      const facts = { deal: current, ...gathered, ...sales.sums, now: services.clock.now() };
      const orders = seesOrders(current, reader) ? sales : null;
      return { statement: statementFor(facts, reader), orders };
    }
    current = latest;
  }
  throw new RetryableError(`deal ${deal.id} changed each time it was read`);
}

async function gather(
  { deals, ledger }: Pick<StatementServices, 'deals' | 'ledger'>,
  deal: Deal,
  asked: OrdersAsked,
) {
  const page = (cursor: string | undefined) => ({ cursor, limit: MOST_A_PAGE });
  const [entries, events, sales] = await Promise.all([
    wholeList((cursor) => ledger.entriesOf(deal.id, page(cursor))),
    wholeList((cursor) => deals.events(deal.id, page(cursor))),
    readSales(deals, deal, asked),
  ]);
  return { entries, events, sales };
}

/** The names of everybody the statement speaks of. */
export async function namesIn(parties: PartyStore, { facts, brand, payees }: Statement): Promise<Names> {
  const costs = brand === null ? [] : [...brand.costs, ...brand.expected];
  const lines = [...payees, ...costs].flatMap(({ lines }) => lines);
  const ids = [facts.deal.brandId, ...[...payees, ...lines].map(({ payee }) => payee.id)];
  const found = await Promise.all([...new Set(ids)].map((id) => parties.find(id)));
  return Object.fromEntries(found.flatMap((party) => (party === null ? [] : [[party.id, party.name]])));
}
