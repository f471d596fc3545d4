import { ANSWER_EVENTS } from '../../domain/actions/answerEvents.ts';
import { RECOVERING } from './recoverMoney.ts';

/** Events that may need a mail or a wake-up (an answer at a gate, or somebody to be told), or move money back. */
const CONCERNING = [
  'deal.invited.v1',
  'deal.gate_opened.v1',
  'deal.clock_extended.v1',
  'deal.notice_resent.v1',
  'deal.work_found_down.v1',
  'deal.link_reissued.v1',
  'deal.payments_retried.v1',
  'deal.workflow_restarted.v1',
  'deal.payout_blocked.v1',
  'deal.payout_reversed.v1',
  'deal.payment_refused.v1',
  'deal.refund_returned.v1',
  'deal.closed.v1',
  'deal.first_decision_made.v1',
  'deal.dispute_resolved.v1',
  'deal.parked.v1',
  ...RECOVERING,
  'deal.invariant_violated.v1',
  ...Object.values(ANSWER_EVENTS),
];

/**
 * The event source mapping's filters (Lambda's FilterCriteria): a record that fits one of them invokes the consumer. Of a
 * deal that somebody's system watches, every event does.
 */
export const DEAL_STREAM_FILTERS = [
  { dynamodb: { NewImage: { kind: { S: ['event'] }, type: { S: CONCERNING } } } },
  { dynamodb: { NewImage: { kind: { S: ['event'] }, watched: { S: ['yes'] } } } },
];
