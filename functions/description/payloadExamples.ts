import type { Action } from '../../domain/gates/gate.ts';
import livestream from '../../examples/cny-livestream-commission.json' with { type: 'json' };

const evidenceIds = ['evid_01JDZ6K4T0Q8YB3R7N5W2M9XCA'];
const terms = { ...livestream.terms, fixedFee: 900_000 };
const finding = {
  reasonCode: 'partly_delivered',
  text: 'The stream ran 60 of the 120 minutes agreed; the recording shows it.',
  evidenceIds,
};
const reason = { reason: 'The product is not in stock before the date.' };

/** What an action's body looks like, by the action. Those of the payment service are not sent by anybody. */
export const PAYLOAD_EXAMPLES: Readonly<Partial<Record<Action, object>>> = {
  accept: { termsVersion: 1 },
  decline: { reason: 'That week is taken.' },
  counter: { terms, note: 'I would do it for 9 000.' },
  withdraw: reason,
  revise: { terms, note: 'As discussed.' },
  cancel: reason,
  dispute: {
    reasonCode: 'not_as_agreed',
    claim: 'Only one of the two products was shown.',
    contestedAmount: 400_000,
    evidenceIds,
  },
  respond: { statement: 'The second product was not in stock; the chat shows it.', evidenceIds },
  propose: { shares: { creator: 500_000, brand: 500_000 }, ...finding },
  accept_proposal: { note: 'Agreed.' },
  reject_proposal: { note: 'The recording shows otherwise.' },
  decide: { shares: { creator: 600_000, brand: 400_000 }, ...finding },
  appeal: { grounds: 'The recording that decides it was not looked at.' },
  ship: { carrier: 'SF Express', trackingNumber: 'SF1234567890' },
  confirm_receipt: {},
  report_defect: { description: 'The bottle arrived broken.', evidenceIds },
  waive: {},
  submit_draft: { url: 'https://video.example.com/draft/1', note: 'First cut.' },
  deliver: { url: 'https://live.example.com/1', startedAt: '2026-12-12T12:00:00Z' },
  extend: { to: '2026-12-20T12:00:00Z', reason: 'The parcel was late.' },
  approve: { note: 'Well done.' },
  request_changes: { note: 'Please name the price within the first minute.' },
  report_down: { url: 'https://video.example.com/1', note: 'It is private since this morning.' },
  close_sales: {},
  retry: { reason: 'The payment service is back.' },
  refund: { reason: 'Both sides agreed by phone.' },
  release: { reason: 'The work was seen by operations.' },
  close: { reason: 'Nothing is left to be done.' },
};
