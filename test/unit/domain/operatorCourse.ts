import {
  concludeCancellation,
  concludeHold,
  disputeOn,
  end,
  refund,
  release,
  settle,
} from './conclusions.ts';
import type { Play } from './play.ts';

const SETTLING = ['sales', 'settlement', 'top_up'];
const HELD = ['stays_live', 'hold'];

/** What the workflow makes of an operator's word. */
export function obey(play: Play, action: string): void {
  if (action === 'retry') resume(play);
  else if (action === 'refund' && HELD.includes(play.stage)) concludeHold(play, 'brand');
  else if (action === 'refund') refund(play);
  else if (action === 'expire') play.enter('operator');
  else resolve(play, action);
}

function resolve(play: Play, action: string): void {
  play.outcome = 'resolved';
  if (action === 'close') end(play, 'resolved');
  else if (SETTLING.includes(play.stage)) settle(play);
  else if (HELD.includes(play.stage)) concludeHold(play, 'creator');
  else if (play.stage === 'cancellation') concludeCancellation(play);
  else release(play);
}

function resume(play: Play): void {
  const resume: Record<string, () => void> = {
    response: () => play.enter('response'),
    counter_response: () => play.enter('counter_response'),
    funding: () => play.collect('funding'),
    sample_shipment: () => play.enter('sample_shipment'),
    sample_receipt: () => play.enter('sample_receipt'),
    draft: () => play.enter('draft'),
    draft_review: () => play.enter('draft_review'),
    delivery: () => play.enter('delivery'),
    stays_live: () => play.enter('stays_live'),
    hold: () => concludeHold(play, 'creator'),
    dispute: () => disputeOn(play),
    review: () => play.enter('review'),
    cancellation: () => concludeCancellation(play),
    release: () => release(play),
    payout: () => play.enter('payout'),
    sales: () => play.enter('sales'),
    settlement: () => settle(play),
    top_up: () => play.collect('topUp'),
    refund: () => refund(play),
  };
  (resume[play.stage] ?? (() => end(play, play.outcome)))();
}
