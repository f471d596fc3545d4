import { appeal } from '../dispute/appeal.ts';
import { decide } from '../dispute/decide.ts';
import { acceptProposal, propose, rejectProposal } from '../dispute/propose.ts';
import { respond } from '../dispute/respond.ts';
import type { Action } from '../gates/gate.ts';
import type { ActionRule } from './action.ts';
import { cancel } from './cancel.ts';
import { dispute } from './dispute.ts';
import { submitDraft } from './draft.ts';
import { accept, counter, decline, revise, withdraw } from './negotiation.ts';
import { close, refund, release, retry } from './operation.ts';
import { funded, paid, paymentFailed, payoutFailed } from './payments.ts';
import { closeSales } from './sales.ts';
import { confirmReceipt, reportDefect, ship, waive } from './sample.ts';
import { reportDown } from './stayLive.ts';
import { approve, deliver, extend, requestChanges } from './work.ts';

/** Actions that answer their gate. `report_sales` is none of them: it leaves the gate open (see sales.ts). */
export type AnsweringAction = Exclude<Action, 'report_sales'>;

export const RULES: Record<AnsweringAction, ActionRule> = {
  accept,
  decline,
  counter,
  withdraw,
  revise,
  cancel,
  dispute,
  respond,
  propose,
  accept_proposal: acceptProposal,
  reject_proposal: rejectProposal,
  decide,
  appeal,
  funded,
  payment_failed: paymentFailed,
  ship,
  confirm_receipt: confirmReceipt,
  report_defect: reportDefect,
  waive,
  submit_draft: submitDraft,
  deliver,
  extend,
  approve,
  request_changes: requestChanges,
  report_down: reportDown,
  close_sales: closeSales,
  paid,
  payout_failed: payoutFailed,
  retry,
  refund,
  release,
  close,
};
