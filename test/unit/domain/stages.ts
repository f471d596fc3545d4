import type { Order } from '../../../domain/commission/commission.ts';
import type { Invitation } from '../../../domain/deal/lifecycle.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { Books } from './books.ts';
import { Play } from './play.ts';

export const anOrder = (overrides: Partial<Order> = {}): Order => ({
  orderId: 'order-1',
  at: '2026-12-02T00:00:00Z',
  net: 1_000_000,
  ...overrides,
});

/** The stream begins as agreed, and an hour later the creator delivers. */
const deliver = (play: Play): void => {
  play.now = Math.max(play.now, Date.parse(play.deal.dueAt) + 3_600_000);
  play.must('creator', 'deliver');
};

/** What brings a deal from each gate to the next, on the straight way to the last. */
const ONWARD: readonly [GateName, (play: Play) => void][] = [
  ['response', (play) => play.must('creator', 'accept')],
  ['funding', (play) => play.must('payments', 'funded')],
  ['delivery', deliver],
  ['review', (play) => play.must('brand', 'approve')],
  ['payout', (play) => play.payEverything()],
  ['sales', () => undefined],
];

/** A deal that stands at `gate`, having come there through every gate before it. */
export function standingAt(gate: GateName, invitation: Partial<Invitation> = {}, books = new Books()): Play {
  const play = new Play(invitation, books);
  if (gate === 'counter_response') return play.must('creator', 'counter');
  if (gate === 'operator') return parked(play);
  if (gate === 'top_up') return short(standingAt('sales', invitation, books));
  for (const [name, onward] of ONWARD) {
    if (name === gate) return play;
    onward(play);
  }
  return play;
}

/** A deal whose delivery could not be opened. */
function parked(play: Play): Play {
  play.must('creator', 'accept').must('payments', 'funded').fail('delivery');
  return play;
}

/** 150 000 yuan of sales: their commission is more than the reserve. */
function short(play: Play): Play {
  play.now += 86_400_000;
  play.sell([anOrder({ net: 15_000_000 })]);
  return play.must('brand', 'close_sales');
}
