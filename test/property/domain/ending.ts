import { hasFailed } from '../../../domain/deal/payment.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import { retryPayments } from '../../../domain/operation/retryPayments.ts';
import { strayFailures } from '../../../domain/operation/strayFailures.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import type { Play } from '../../unit/domain/play.ts';
import { consume, deliver } from './takeWorldStep.ts';
import type { World } from './world.ts';

/** Delivers all reports, consumes all events and sends all payments, until nothing is left to be done. */
export async function calmDown(world: World): Promise<void> {
  const { service, memory, services } = world;
  for (const record of service.pending) service.conclude(record, true);
  for (const payee of world.payees) if (!service.onboarded.has(payee)) service.onboard(payee);
  for (let rounds = 0; service.webhooks.length + memory.stream.length > 0; rounds += 1) {
    if (rounds > 500) throw new Error('there is no end to what is reported');
    await deliver(world, 0, false, null);
    await consume(world, false, null);
    world.catchUp();
  }
  for (const { deal } of world.plays) await carryOutPayments(services, deal.id);
  if (service.webhooks.length + memory.stream.length > 0) await calmDown(world);
}

/** Nobody answers any more, operators see to everything, and whatever is under way arrives. */
export async function end(world: World, verdict: 'refund' | 'release'): Promise<void> {
  for (let moves = 0; moves < 60; moves += 1) {
    await calmDown(world);
    const play = world.plays.find(({ deal }) => isOpen(deal.gate) || strayFailures(deal).length > 0);
    if (play === undefined) return;
    play.now = world.now;
    if (isOpen(play.deal.gate)) endGate(play, verdict);
    else retryFailed(play);
    world.now = Math.max(world.now, play.now);
  }
  throw new Error('nobody can end it');
}

/** A refund that came back after the deal was closed. */
function retryFailed(play: Play): void {
  const decision = retryPayments(play.deal, { reason: 'the bank sent it back' }, play.actor('operator'));
  if (!decision.ok) throw new Error(decision.rejection.message);
  play.commit(decision.change);
}

function endGate(play: Play, verdict: 'refund' | 'release'): void {
  const { name } = play.gate;
  if (name === 'decision') play.must('operator', 'decide');
  else if (name !== 'operator' && name !== 'payout') play.expire(true);
  else if (name === 'payout') throw new Error(`${play.deal.id} waits for payments that arrived`);
  else if (hasFailed(play.deal.payments)) play.must('operator', 'retry');
  else if (play.deal.escrowMinor > 0 && play.answer('operator', verdict).ok) return;
  else if (play.deal.escrowMinor > 0) play.must('operator', 'refund');
  else if (!play.answer('operator', 'close').ok) play.must('operator', 'retry');
}
