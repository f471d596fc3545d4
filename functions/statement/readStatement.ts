import type { SalesFound } from '../../domain/commission/tally.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { salesWindow, tallyFor } from '../../domain/deal/salesWindow.ts';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore, Page } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { NO_ORDERS, type OrdersBehind, plusOrder } from '../../domain/statement/orders.ts';
import { type Statement, type StatementReader, statementFor } from '../../domain/statement/statement.ts';
import type { Names } from './voice.ts';

export interface StatementServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly parties: PartyStore;
  readonly clock: Clock;
}

const MOST_A_PAGE = 100;
const NOTHING_SOLD: SalesFound = { orders: 0, netSalesMinor: 0, commissionMinor: 0 };

const MOST_TRIES = 5;

/**
 * Gathers what a statement of `deal` is made of, as its reader may see it; orders are summed as they are read. A deal
 * that changed meanwhile is read again, so that the amounts are all of one moment.
 * @throws RetryableError for a deal that never holds still
 */
export async function readStatement(
  services: Omit<StatementServices, 'parties'>,
  deal: Deal,
  reader: StatementReader,
): Promise<Statement> {
  let current = deal;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const gathered = await gather(services, current);
    const latest = await services.deals.find(deal.id);
    if (latest === null) throw new InvariantViolation(`deal ${deal.id} is gone`, deal.id);
    if (latest.version === current.version)
      return statementFor({ deal: current, ...gathered, now: services.clock.now() }, reader);
    current = latest;
  }
  throw new RetryableError(`deal ${deal.id} changed each time it was read`);
}

async function gather({ deals, ledger }: Pick<StatementServices, 'deals' | 'ledger'>, deal: Deal) {
  const page = (cursor: string | undefined) => ({ cursor, limit: MOST_A_PAGE });
  const [entries, events, sold] = await Promise.all([
    wholeList((cursor) => ledger.entriesOf(deal.id, page(cursor))),
    wholeList((cursor) => deals.events(deal.id, page(cursor))),
    ordersOf(deals, deal),
  ]);
  return { entries, events, ...sold };
}

/** The names of everybody the statement speaks of. */
export async function namesIn(parties: PartyStore, { facts, brand, payees }: Statement): Promise<Names> {
  const costs = brand === null ? [] : [...brand.costs, ...brand.expected];
  const lines = [...payees, ...costs].flatMap(({ lines }) => lines);
  const ids = [facts.deal.brandId, ...[...payees, ...lines].map(({ payee }) => payee.id)];
  const found = await Promise.all([...new Set(ids)].map((id) => parties.find(id)));
  return Object.fromEntries(found.flatMap((party) => (party === null ? [] : [[party.id, party.name]])));
}

async function wholeList<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

async function ordersOf(deals: DealStore, deal: Deal): Promise<{ orders: OrdersBehind; found: SalesFound }> {
  const window = salesWindow(deal);
  const tally = tallyFor(deal);
  if (window === null || tally === null || deal.salesReports === 0)
    return { orders: NO_ORDERS, found: NOTHING_SOLD };
  let orders = NO_ORDERS;
  for await (const page of deals.ordersByTime(deal.id)) {
    for (const order of page) {
      tally.add(order);
      orders = plusOrder(orders, order, window);
    }
  }
  return { orders, found: tally.result() };
}
