import type { Order } from '../commission/commission.ts';
import { NOTHING_BEFORE, type OrderLine, type OrderRules, orderLine, type Running } from './orderLine.ts';
import { byPlacing, type OrderPlace } from './orderPlace.ts';

/** Some of a deal's orders, one after the other in the order of placing, and where the next ones begin. */
export interface OrderPage {
  /** How many orders come before. */
  readonly position: number;
  readonly items: readonly OrderLine[];
  /** `null` on the last page. */
  readonly next: PageStart | null;
}

/** Where a page begins: behind an order, with what all up to there came to. */
export interface PageStart {
  readonly after: OrderPlace;
  readonly before: Running;
  readonly position: number;
}

export interface PageMaker {
  /** Orders are handed in one by one, in the order of placing. */
  add(order: Order): void;
  result(): OrderPage;
}

/** A page out of all orders, from the first on: of those in front of it only the sums are kept. */
export function pageBehind(after: OrderPlace | null, limit: number, rules: OrderRules): PageMaker {
  return makePage({ position: 0, before: NOTHING_BEFORE }, after, limit, rules);
}

/** A page out of the orders behind `start`, of which none in front of it has to be read again. */
export function pageFrom({ position, before }: PageStart, limit: number, rules: OrderRules): PageMaker {
  return makePage({ position, before }, null, limit, rules);
}

function makePage(
  start: Pick<PageStart, 'position' | 'before'>,
  after: OrderPlace | null,
  limit: number,
  rules: OrderRules,
): PageMaker {
  let { position, before } = start;
  let items: OrderLine[] = [];
  let hasMore = false;
  return {
    add(order) {
      if (items.length === limit) {
        hasMore = true;
        return;
      }
      const { line, after: running } = orderLine(order, before, rules);
      before = running;
      if (after !== null && byPlacing(order, after) <= 0) position += 1;
      else items = [...items, line];
    },
    result() {
      const last = items.at(-1);
      const behind = { before, position: position + items.length };
      const next =
        hasMore && last !== undefined ? { after: { at: last.at, orderId: last.orderId }, ...behind } : null;
      return { position, items, next };
    },
  };
}
