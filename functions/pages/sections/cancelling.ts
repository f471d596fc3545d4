import { KEPT_PPM, type Rung, rungAt } from '../../../domain/deal/cancellation.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { failureCost } from '../../../domain/terms/failureCost.ts';
import { cancellingWords } from '../../words/cancelling.ts';
import { percent } from '../../words/formats.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf } from '../view.ts';
import { card } from './card.ts';
import { rows } from './rows.ts';

const RUNGS = {
  livestream: ['far_ahead', 'near', 'on_the_day'],
  video: ['before_draft', 'after_draft', 'after_changes'],
} as const;

/** What the creator would keep if the deal were cancelled: now, and on every rung of the ladder. */
export function cancelling(view: DealPageView): Markup | null {
  const { deal, locale, brandName } = view;
  if (!canStillBeCancelled(deal)) return null;
  const words = cancellingWords[locale];
  const { deliverable, failureFees = 'brand' } = deal.terms;
  const isStream = deliverable.kind === 'livestream';
  const rungs = RUNGS[deliverable.kind].map((rung) => {
    const kept = keptOn(rung, view);
    return [
      words.rung[rung],
      kept === null ? words.keepsNothing : words.keeps(kept.amount, kept.rate),
    ] as const;
  });
  const body = html`${now(view)}<p>${words.ladder(brandName)}</p>
${rows(rungs)}
<ul>${isStream && html`<li>${words.moved}</li>`}<li>${words.fees[failureFees]}</li><li>${words.byYou(brandName)}</li></ul>`;
  return card('cancelling', words.title, body, deal.acceptance !== null);
}

function canStillBeCancelled({ status, feeReleasedAt, cancellation }: Deal): boolean {
  return status !== 'closed' && feeReleasedAt === null && cancellation === null;
}

/** Only where the brand could really do so. */
function now(view: DealPageView): Markup | null {
  const { deal, locale, brandName } = view;
  const isOffered = openGateOf(deal)?.actions.some(({ action, by }) => action === 'cancel' && by === 'brand');
  if (isOffered !== true || deal.escrowMinor === 0) return null;
  const words = cancellingWords[locale];
  const kept = keptOn(rungAt(deal, view.now), view);
  const line = kept === null ? words.nowNothing(brandName) : words.now(brandName, kept.amount, kept.rate);
  return html`<p><strong>${line}</strong></p>
`;
}

/** What reaches the creator itself, fees and a chain's parts taken off; `null` for nothing. */
function keptOn(rung: Rung, { deal, locale }: DealPageView): { amount: string; rate: string } | null {
  const keptPpm = KEPT_PPM[rung];
  const { creatorMinor } = failureCost(deal.terms, keptPpm).cost;
  if (creatorMinor === 0) return null;
  return { amount: formatMoney(creatorMinor, deal.terms.currency, locale), rate: percent(keptPpm, locale) };
}
