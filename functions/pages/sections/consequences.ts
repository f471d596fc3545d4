import { DEFAULT_CLOCKS } from '../../../domain/gates/names.ts';
import { salesWindows } from '../../../domain/terms/terms.ts';
import { consequenceWords } from '../../words/consequences.ts';
import { duration } from '../../words/formats.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { card } from './card.ts';

/** What happens if somebody does not do their part: the rules of DESIGN §3 that still lie ahead of a deal; at hand once it is agreed. */
export function consequences({ locale, deal, brandName }: DealPageView): Markup | null {
  if (deal.status === 'closed') return null;
  const words = consequenceWords[locale];
  const { clocks, commission, gmvGuarantee, sample, stayLive, deliverable } = deal.terms;
  const clock = (gate: keyof typeof DEFAULT_CLOCKS) =>
    duration(clocks?.[gate] ?? DEFAULT_CLOCKS[gate], locale);
  const isReviewAhead = deal.feeReleasedAt === null && deal.cancellation === null;
  const notReviewed = gmvGuarantee === undefined ? words.notReviewed : words.notReviewedGuaranteed;
  const isFundingAhead = deal.money.fundedMinor === 0;
  const areSalesAhead =
    salesWindows(deal.terms) !== null && deal.salesSettledAt === null && deal.cancellation === null;
  const isSampleAhead = isReviewAhead && sample?.required === true && deal.sampleEndedAt === null;
  const showsDraft = deliverable.kind === 'video' && deliverable.draftReview === true;
  const isDraftAhead = isReviewAhead && showsDraft && deal.draftEndedAt === null;
  const rules = [
    isFundingAhead && words.notFunded(clock('funding'), brandName),
    isSampleAhead && words.sampleNotSent(clock('sample_shipment'), brandName),
    isSampleAhead && words.sampleNotConfirmed(clock('sample_receipt')),
    isDraftAhead && words.draftNotShown,
    isDraftAhead && words.draftNotReviewed(clock('draft_review'), brandName),
    isReviewAhead && words.notDelivered(clock('delivery'), brandName),
    isReviewAhead && notReviewed(clock('review'), brandName),
    isReviewAhead && words.changesRequested,
    stayLive !== undefined &&
      deal.stayLiveEndedAt === null &&
      deal.cancellation === null &&
      words.takenDown(duration(stayLive.period, locale)),
    areSalesAhead && words.salesNotReported,
    areSalesAhead && commission !== undefined && words.topUpNotPaid(clock('top_up')),
    words.stuck,
  ];
  const items = rules.map((rule) => rule !== false && html`<li>${rule}</li>`);
  return card('rules', words.title, html`<ul>${items}</ul>`, deal.acceptance !== null);
}
