import { salesWindow } from '../../../domain/deal/salesWindow.ts';
import type { StatementFacts } from '../../../domain/statement/facts.ts';
import { NO_ORDERS, plusOrder } from '../../../domain/statement/orders.ts';
import { foundIn, inOrderOfPlacing } from '../../builders/orders.ts';
import type { Play } from '../domain/play.ts';

/** What the store would hand to a statement about a played deal. */
export function factsOf(play: Play): StatementFacts {
  const { deal, events, now } = play;
  const window = salesWindow(deal);
  const orders =
    window === null
      ? NO_ORDERS
      : inOrderOfPlacing(play.orders).reduce((sum, order) => plusOrder(sum, order, window), NO_ORDERS);
  const entries = [...play.books.entries.values()].filter(({ dealId }) => dealId === deal.id);
  return { deal, entries, events, orders, found: foundIn(deal, play.orders), now };
}
