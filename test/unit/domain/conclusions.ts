import type { Outcome } from '../../../domain/deal/deal.ts';
import { settleHold } from '../../../domain/deal/holdSettlement.ts';
import { close } from '../../../domain/deal/lifecycle.ts';
import { isSettled } from '../../../domain/deal/payment.ts';
import { orderRefund, releaseFee, settleCancellation, settleSales } from '../../../domain/deal/settlement.ts';
import { freezeContested } from '../../../domain/dispute/freeze.ts';
import { settleDispute } from '../../../domain/dispute/settle.ts';
import { foundIn } from '../../builders/orders.ts';
import { isDisputeGate } from './gates.ts';
import type { Play } from './play.ts';

/** The machine of a dispute follows the stage at which it stands. */
export function disputeOn(play: Play): void {
  const { dispute } = play.deal;
  if (dispute?.stage === 'opened') {
    play.commit(freezeContested(play.deal, play.twoOperatorsAboveMinor, play.now));
    disputeOn(play);
  } else if (dispute !== null && isDisputeGate(dispute.stage)) play.enter(dispute.stage);
  else concludeDispute(play);
}

function concludeDispute(play: Play): void {
  play.commit(settleDispute(play.deal, play.now));
  play.outcome = 'resolved';
  const isRedone = play.deal.dispute?.decision?.finding.redo != null;
  play.enter(isRedone ? 'delivery' : 'payout');
}

export function concludeHold(play: Play, to: 'creator' | 'brand'): void {
  if (play.stage === 'stays_live' || play.stage === 'hold') play.outcome = 'resolved';
  play.commit(settleHold(play.deal, to, play.now));
  play.enter('payout');
}

export function approve(play: Play): void {
  play.outcome = 'completed';
  release(play);
}

export function release(play: Play): void {
  play.commit(releaseFee(play.deal, play.now));
  play.enter('payout');
}

export function concludeCancellation(play: Play): void {
  play.outcome = 'cancelled';
  play.commit(settleCancellation(play.deal, play.now));
  play.enter('payout');
}

export function refund(play: Play): void {
  play.outcome = 'refunded';
  play.commit(orderRefund(play.deal, play.now));
  play.enter('payout');
}

export function settle(play: Play): void {
  const result = settleSales(play.deal, foundIn(play.deal, play.orders), play.now);
  if (result.kind === 'settled') play.commit(play.settling(result.change));
  else if ('change' in result) play.commit(result.change);
  if (result.kind === 'settled' || result.kind === 'done') play.enter('payout');
  else if (result.kind === 'top_up_due') play.collect('topUp');
  else if (result.kind === 'still_open') play.enter('sales');
  else play.fail('sales');
}

export function end(play: Play, outcome: Outcome): void {
  const { status, escrowMinor, payments } = play.deal;
  const isBlocked = status !== 'closed' && (escrowMinor > 0 || !isSettled(payments));
  if (isBlocked) play.fail('close');
  else play.commit(close(play.deal, outcome));
}
