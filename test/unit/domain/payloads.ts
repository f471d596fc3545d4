import type { AnsweringAction } from '../../../domain/actions/rules.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { toInstant } from '../../../domain/time.ts';
import { someTerms } from '../../builders/deal.ts';

/** A payload that fits the deal as it stands. */
export function payloadFor(
  { deal, now }: { readonly deal: Deal; readonly now: number },
  action: AnsweringAction,
): unknown {
  const awaited = deal.gate?.name === 'top_up' ? deal.topUp : deal.funding;
  const paymentId = awaited?.paymentId ?? 'none';
  const reasoned = { reason: 'since it is so' };
  const evidenceIds = ['evid_01KX0000000000000000000000'];
  const found = { reasonCode: 'shared_fault', text: 'both had a part in it', evidenceIds };
  const payloads: Partial<Record<AnsweringAction, unknown>> = {
    accept: { termsVersion: deal.termsVersion },
    counter: { terms: someTerms({ providerShare: deal.terms.providerShare }) },
    revise: { terms: deal.terms },
    cancel: reasoned,
    funded: { paymentId, amountMinor: awaited?.amountMinor ?? 0, reference: `pi_${paymentId}` },
    payment_failed: { paymentId, reason: 'card_declined' },
    ship: { carrier: 'SF Express', trackingNumber: 'SF1' },
    report_defect: { description: 'it is broken' },
    submit_draft: { url: 'https://drafts.example/1' },
    dispute: { reasonCode: 'not_as_agreed', claim: 'it is not what was agreed on' },
    respond: { statement: 'it is' },
    propose: { shares: { creator: 600_000, brand: 400_000 }, ...found },
    decide: { shares: { creator: 500_000, brand: 500_000 }, ...found },
    appeal: { grounds: 'not everything was looked at' },
    deliver: { url: 'https://live.example/1' },
    extend: { to: toInstant(Math.max(now, Date.parse(deal.dueAt)) + 86_400_000), reason: 'rain' },
    request_changes: { note: 'louder' },
    payout_failed: { paymentId: 'none', reason: 'refused' },
    retry: reasoned,
    refund: reasoned,
    release: reasoned,
    close: reasoned,
  };
  return payloads[action] ?? {};
}
