import { shortMoment, zoneName } from '../../words/formats.ts';
import { journeyWords } from '../../words/journey.ts';
import { journeyOf, type Step } from '../journey.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, isCreatorsTurn } from '../view.ts';

/** Every step of the deal with its date; folded while the creator is awaited, whose answer comes first. */
export function journey(view: DealPageView): Markup {
  const { deal, locale, now } = view;
  const words = journeyWords[locale];
  const items = journeyOf(deal).map((step) => item(step, view));
  const isOpen = deal.status !== 'closed' && !isCreatorsTurn(deal);
  return html`<details class="card journey"${isOpen && html` open`}><summary>${words.title}</summary>
<ol>${items}</ol>
<p class="soft small">${words.zone(zoneName(new Date(now), view))}</p></details>
`;
}

function item({ name, state, at }: Step, view: DealPageView): Markup {
  const words = journeyWords[view.locale];
  const date =
    at === null ? null : html`<time datetime="${at}">${dateOf(state, shortMoment(at, view), view)}</time>`;
  const label = html`<strong>${words.step[name]}</strong> <span class="soft small">${words[state]}${date && html` · ${date}`}</span>`;
  return state === 'now'
    ? html`<li class="is-now" aria-current="step">${label}</li>
`
    : html`<li class="is-${state}">${label}</li>
`;
}

function dateOf(state: Step['state'], moment: string, { locale }: DealPageView): string {
  const words = journeyWords[locale];
  if (state === 'done') return moment;
  return state === 'now' ? words.until(moment) : words.expected(moment);
}
