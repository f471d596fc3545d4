import { isWithin, type Order } from '../../domain/commission/commission.ts';
import { seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { newOrders, recordSales, refuseSales } from '../../domain/deal/salesReport.ts';
import { salesWindow } from '../../domain/deal/salesWindow.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { Fault } from '../../domain/faults.ts';
import type { Actor } from '../../domain/parties.ts';
import { rejectionProblem } from '../runtime/problem.ts';
import { type Books, MOST_ATTEMPTS, requireDeal } from './updateDeal.ts';

/** So many orders fit into one transaction beside the deal and its event. */
const ORDERS_PER_COMMIT = 90;

export interface SalesReceipt {
  readonly dealId: string;
  readonly received: number;
  readonly created: number;
  readonly corrected: number;
  readonly unchanged: number;
  /** Taken, but placed before the work went live or after the attribution window: no commission. */
  readonly outsideAttribution: number;
}

/**
 * Takes a batch of orders. Idempotent by `orderId`: an identical report changes nothing, another one corrects.
 * Written in transactions that also check that the sales are still open, so nothing slips in after the settlement;
 * from then on it can only correct downwards, and what was paid too much is taken back by the consumer of that event.
 * @param path where `orders` stand in the request @throws Problem 409 when the deal takes no such sales now
 */
export async function reportSales(
  books: Books,
  dealId: string,
  orders: readonly Order[],
  by: Actor,
  path: Fault['path'],
): Promise<SalesReceipt> {
  await refuseAsAWhole(books, dealId, orders, by, path);
  let created = 0;
  let corrected = 0;
  for (let start = 0; start < orders.length; start += ORDERS_PER_COMMIT) {
    const counts = await takeChunk(books, dealId, orders.slice(start, start + ORDERS_PER_COMMIT), by);
    created += counts.created;
    corrected += counts.corrected;
  }
  const deal = await requireDeal(books.deals, dealId);
  const unchanged = orders.length - created - corrected;
  return {
    dealId,
    received: orders.length,
    created,
    corrected,
    unchanged,
    outsideAttribution: countOutside(deal, orders),
  };
}

/** A batch that cannot be taken whole is not taken in part. @throws Problem */
async function refuseAsAWhole(
  { deals, clock }: Books,
  dealId: string,
  orders: readonly Order[],
  by: Actor,
  path: Fault['path'],
) {
  const deal = await requireDeal(deals, dealId);
  const refusal = refuseSales(deal, clock.now());
  if (refusal !== null) throw rejectionProblem(refusal);
  const known = await deals.ordersNamed(dealId, idsOf(orders));
  const decision = recordSales(deal, orders, known, by, path);
  if (!decision.ok) throw rejectionProblem(decision.rejection);
}

const idsOf = (orders: readonly Order[]) => orders.map((order) => order.orderId);

async function takeChunk(books: Books, dealId: string, chunk: readonly Order[], by: Actor) {
  const { deals, clock } = books;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const deal = await requireDeal(deals, dealId);
    const refusal = refuseSales(deal, clock.now());
    if (refusal !== null) throw rejectionProblem(refusal);
    const known = await deals.ordersNamed(dealId, idsOf(chunk));
    const { created, corrected } = newOrders(chunk, known);
    const counts = { created: created.length, corrected: corrected.length };
    const orders = [...created, ...corrected];
    if (orders.length === 0) return counts;
    const decision = recordSales(deal, orders, known, by);
    if (!decision.ok) throw rejectionProblem(decision.rejection);
    const result = await deals.commit(seal(deal, decision.change, clock.now()), { orders });
    if (result.kind === 'committed') return counts;
  }
  throw new RetryableError(`deal ${dealId} stays contended`);
}

function countOutside(deal: Deal, orders: readonly Order[]): number {
  const window = salesWindow(deal);
  return window === null ? 0 : orders.filter((order) => !isWithin(order.at, window)).length;
}
