import type { Status } from '../../../domain/gates/gate.ts';
import { pageWords } from '../../words/page.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/** Which of the five steps a status belongs to; `null` where the deal has left the road. */
const STEP_OF: Readonly<Record<Status, number | null>> = {
  invited: 0,
  negotiating: 0,
  awaiting_funding: 1,
  preparing: 2,
  delivering: 2,
  reviewing: 3,
  settling: 4,
  disputed: null,
  needs_operator: null,
  closed: null,
};

/** How far a deal has come, as a row of steps. */
export function progress({ locale, deal }: DealPageView): Markup | null {
  const current = deal.cancellation === null ? STEP_OF[deal.status] : null;
  if (current === null) return null;
  const words = pageWords[locale];
  const steps = words.steps.map((step, index) => {
    if (index === current) return html`<li aria-current="step">${step}</li>`;
    return index < current ? html`<li class="past">${step}</li>` : html`<li>${step}</li>`;
  });
  return html`<ol class="steps" aria-label="${words.stepsTitle}">${steps}</ol>
`;
}
