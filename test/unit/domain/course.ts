import type { GateName } from '../../../domain/gates/names.ts';
import { timetable } from '../../../domain/gates/timetable.ts';
import {
  approve,
  concludeCancellation,
  concludeHold,
  disputeOn,
  end,
  refund,
  settle,
} from './conclusions.ts';
import { obey } from './operatorCourse.ts';
import type { Play } from './play.ts';

/** What the workflow makes of its gate's answer. */
export function follow(play: Play): void {
  const { answer, name } = play.gate;
  const action = answer?.action;
  if (action === undefined) throw new Error(`gate ${name} has no answer`);
  AFTER[name](play, action);
}

const AFTER: Record<GateName, (play: Play, action: string) => void> = {
  response: (play, action) => {
    if (action === 'accept') play.collect('funding');
    else if (action === 'counter') play.enter('counter_response');
    else if (action === 'revise') play.enter('response');
    else end(play, action === 'expire' ? 'expired' : 'declined');
  },
  counter_response: (play, action) => {
    if (action === 'accept') play.collect('funding');
    else if (action === 'counter') play.enter('response');
    else end(play, action === 'expire' ? 'expired' : 'declined');
  },
  funding: (play, action) => {
    if (action === 'funded') prepare(play);
    else if (action === 'payment_failed') play.collect('funding');
    else end(play, action === 'expire' ? 'expired' : 'cancelled');
  },
  sample_shipment: (play, action) => {
    if (action === 'ship') play.enter('sample_receipt');
    else if (action === 'waive') prepare(play);
    else if (action === 'cancel') concludeCancellation(play);
    else play.fail('sample_shipment');
  },
  sample_receipt: (play, action) => {
    if (action !== 'report_defect') prepare(play);
    else if ((play.deal.sample?.defects ?? 0) < 3) play.enter('sample_shipment');
    else play.fail('sample_shipment');
  },
  draft: (play, action) => {
    if (action === 'submit_draft') play.enter('draft_review');
    else if (action === 'cancel') concludeCancellation(play);
    else play.enter('delivery');
  },
  draft_review: (play, action) => play.enter(action === 'request_changes' ? 'draft' : 'delivery'),
  delivery: (play, action) => {
    if (action === 'deliver') play.enter('review');
    else if (action === 'extend') play.enter('delivery');
    else if (action === 'cancel') concludeCancellation(play);
    else if (action === 'dispute') disputeOn(play);
    else refund(play);
  },
  review: (play, action) => {
    if (action === 'request_changes') play.enter('delivery');
    else if (action === 'dispute') disputeOn(play);
    else approve(play);
  },
  payout: (play, action) => {
    const after = play.outcome === 'refunded' ? null : afterPayout(play);
    if (action !== 'paid') play.fail('payout');
    else if (after === null) end(play, play.outcome);
    else play.enter(after);
  },
  stays_live: (play, action) => {
    if (action === 'dispute') disputeOn(play);
    else if (action === 'report_down') play.fail('stays_live');
    else concludeHold(play, 'creator');
  },
  sales: (play, action) => {
    if (action === 'dispute') disputeOn(play);
    else settle(play);
  },
  top_up: (play, action) => {
    if (action === 'funded') settle(play);
    else if (action === 'payment_failed') play.collect('topUp');
    else play.fail('top_up');
  },
  operator: (play, action) => obey(play, action),
  respond: disputeOn,
  proposal: disputeOn,
  proposal_response: disputeOn,
  decision: disputeOn,
  appeal: disputeOn,
};

/** What comes between the money and the work. */
function prepare(play: Play): void {
  const { terms, sampleEndedAt } = play.deal;
  const { deliverable } = terms;
  if (terms.sample?.required === true && sampleEndedAt === null) play.enter('sample_shipment');
  else if (deliverable.kind === 'video' && deliverable.draftReview === true) play.enter('draft');
  else play.enter('delivery');
}

/** What is still to come once everybody is paid. */
function afterPayout(play: Play): GateName | null {
  const { terms, delivery, salesSettledAt, cancellation, stayLiveEndedAt, feeReleasedAt } = play.deal;
  if (delivery === null || cancellation !== null || feeReleasedAt === null) return null;
  const isSold = terms.commission !== undefined || terms.gmvGuarantee !== undefined;
  const awaitsSales = isSold && salesSettledAt === null;
  const staysLive = terms.stayLive !== undefined && stayLiveEndedAt === null;
  if (!staysLive || !awaitsSales) return staysLive ? 'stays_live' : awaitsSales ? 'sales' : null;
  const { sales, stays_live: stay } = timetable(play.deal, play.now);
  const isEarlier = Date.parse(stay ?? '') <= Date.parse(sales ?? '');
  return isEarlier || terms.gmvGuarantee !== undefined ? 'stays_live' : 'sales';
}
