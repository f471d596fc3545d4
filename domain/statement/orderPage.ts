import type { Order } from '../commission/commission.ts';
import { NOTHING_BEFORE, type OrderLine, type OrderRules, orderLine, type Running } from './orderLine.ts';
import { byPlacing, type OrderPlace } from './orderPlace.ts';

/** Some of a deal's orders, one after the other in the order of placing, and where the next ones begin. */
export interface OrderPage {
  /** How many orders that fit come before. */
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
  /** No further order changes it. */
  isOver(): boolean;
  result(): OrderPage;
}

/** How long a page is, and which orders are on it; the others are reckoned with all the same. */
export interface PageSize {
  readonly limit: number;
  readonly fits: (order: Order) => boolean;
}

/** A page out of all orders, from the first on: of those in front of it only the sums are kept. */
export function pageBehind(after: OrderPlace | null, size: PageSize, rules: OrderRules): PageMaker {
  return makePage({ position: 0, before: NOTHING_BEFORE }, after, size, rules);
}

/** A page out of the orders behind `start`, of which none in front of it has to be read again. */
export function pageFrom({ position, before }: PageStart, size: PageSize, rules: OrderRules): PageMaker {
  return makePage({ position, before }, null, size, rules);
}

function makePage(
  start: Pick<PageStart, 'position' | 'before'>,
  after: OrderPlace | null,
  { limit, fits }: PageSize,
  rules: OrderRules,
): PageMaker {
  let { position, before } = start;
  let items: OrderLine[] = [];
  let hasMore = false;
  return {
    add(order) {
      if (items.length === limit) {
        hasMore ||= fits(order);
        return;
      }
      const { line, after: running } = orderLine(order, before, rules);
      before = running;
      if (!fits(order)) return;
      if (after !== null && byPlacing(order, after) <= 0) position += 1;
      else items = [...items, line];
    },
    isOver: () => hasMore,
    result() {
      const last = items.at(-1);
      const behind = { before, position: position + items.length };
      const next =
        hasMore && last !== undefined ? { after: { at: last.at, orderId: last.orderId }, ...behind } : null;
      return { position, items, next };
    },
  };
}
