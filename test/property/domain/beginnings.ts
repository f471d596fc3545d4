import fc from 'fast-check';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { NOW } from '../../builders/deal.ts';
import type { Play } from '../../unit/domain/play.ts';
import { invitation, orders } from './arbitraries.ts';
import { deliver, report } from './takeWorldStep.ts';
import type { World } from './world.ts';

/**
 * Where a deal stands when its history begins; `eve`: work is due in two days; `day`: in some hours; `changed`:
 * changes were asked for twice; `down`: the work did not stay online; `settled`: its sales were counted before the returns came.
 */
type Place = GateName | 'eve' | 'day' | 'changed' | 'down' | 'settled';

export interface Beginning {
  readonly at: Place;
  readonly begun: { readonly terms: Terms; readonly provider: Deal['provider'] };
  readonly sold: readonly Order[];
}

const HOUR = 3_600_000;
const PLACES: readonly Place[] = [
  ...(['response', 'funding', 'delivery', 'review', 'payout', 'sales', 'sales'] as const),
  ...(['funding', 'funding', 'draft_review', 'eve', 'day', 'changed', 'down'] as const),
  ...(['settled', 'settled', 'settled', 'settled', 'settled'] as const),
];

/** Where each deal of a world begins: a random walk from the invitation seldom comes far. */
export const beginnings: fc.Arbitrary<Beginning[]> = fc.array(
  fc.record({ at: fc.constantFrom(...PLACES), begun: invitation, sold: orders }),
  { minLength: 1, maxLength: 2 },
);

const ONWARD: Partial<Record<GateName, (play: Play) => void>> = {
  response: (play) => play.must('creator', 'accept'),
  sample_shipment: (play) => play.must('creator', 'waive'),
  draft: (play) => play.must('creator', 'submit_draft'),
  draft_review: (play) => play.must('brand', 'approve'),
  delivery: (play) => {
    play.now = Math.max(play.now, Date.parse(play.deal.dueAt) + HOUR);
    play.must('creator', 'deliver');
  },
  review: (play) => play.must('brand', 'approve'),
  stays_live: (play) => play.must('brand', 'waive'),
};

/** Brings a new deal to where it is to begin, or to where its terms lead instead; all begin at the same time. */
export async function begin(world: World, { at, begun, sold }: Beginning): Promise<void> {
  const later = world.now;
  world.now = NOW;
  const play = world.invite(begun);
  if (at === 'settled') {
    await bring(world, play, 'sales');
    await settle(world, play, sold);
  } else if (at === 'eve' || at === 'day') {
    await bring(world, play, 'delivery');
    world.now = Date.parse(play.deal.dueAt) - (at === 'eve' ? 40 : 4) * HOUR;
  } else if (at === 'down') {
    await bring(world, play, 'stays_live');
    if (isOpen(play.deal.gate)) play.answer('brand', 'report_down');
  } else if (at === 'changed') {
    for (let round = 0; round < 2; round += 1) {
      await bring(world, play, 'review');
      if (isOpen(play.deal.gate)) play.answer('brand', 'request_changes');
    }
  } else await bring(world, play, at);
  world.now = Math.max(world.now, later);
}

async function bring(world: World, play: Play, at: GateName): Promise<void> {
  while (isOpen(play.deal.gate) && play.gate.name !== at) {
    const { name } = play.gate;
    play.now = world.now;
    const onward = ONWARD[name];
    if (onward !== undefined) onward(play);
    else if (name === 'funding' || name === 'payout') await settleMoney(world, play);
    else return;
    world.now = Math.max(world.now, play.now);
  }
}

/** The brand reports what was sold and closes the sales when the attribution ends; the payouts are still to be made. */
async function settle(world: World, play: Play, sold: readonly Order[]): Promise<void> {
  if (!isOpen(play.deal.gate) || play.gate.name !== 'sales') return;
  world.now += 16 * 24 * HOUR;
  await report(world, play, sold, null);
  play.now = world.now;
  play.answer('brand', 'close_sales');
  const { gate } = play.deal;
  if (isOpen(gate) && gate.name === 'top_up') await settleMoney(world, play);
}

async function settleMoney(world: World, { deal }: Play): Promise<void> {
  const { service } = world;
  const page = service.openPages.find(({ dealId }) => dealId === deal.id);
  if (page !== undefined) service.pay(page, 'paid');
  else for (const payee of world.payees) service.onboarded.add(payee);
  while (service.webhooks.length > 0) await deliver(world, 0, false, null);
  if (page === undefined) await carryOutPayments(world.services, deal.id);
  for (const payee of world.payees) service.onboarded.delete(payee);
}
