import { maxRevisions } from '../../../domain/terms/terms.ts';
import { channelName } from '../../words/channels.ts';
import { duration, list, moment } from '../../words/formats.ts';
import { type WorkWords, workWords } from '../../words/work.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { type Row, rows } from './rows.ts';

/** More products than this are folded away. */
const MOST_PRODUCTS_SHOWN = 8;

/** What the creator does. */
export function work(view: DealPageView): Markup {
  const { locale, deal } = view;
  const words = workWords[locale];
  const { deliverable, disclosure = [], sample, stayLive } = deal.terms;
  const isStream = deliverable.kind === 'livestream';
  const draft = !isStream && deliverable.draftReview === true;
  const terms = rows([
    [words.work, isStream ? words.livestream(deliverable.minMinutes) : words.video(deliverable.minSeconds)],
    [
      isStream ? words.begins : words.due,
      html`<time datetime="${deal.dueAt}">${moment(deal.dueAt, view)}</time>`,
    ],
    productsRow(deliverable.products ?? [], words),
    sample?.required === true ? [words.sample, words.sampleSent] : null,
    disclosure.length > 0 ? [words.disclosure, words.mustAppear(list(disclosure, locale))] : null,
    draft ? [words.draft, words.draftFirst] : null,
    [words.changes, words.changeRounds(maxRevisions(deal.terms))],
    stayLive ? [words.staysLive, words.staysLiveFor(duration(stayLive.period, locale))] : null,
    usageRow(view, words),
  ]);
  return html`<section aria-labelledby="work"><h2 id="work">${words.title}</h2>
${terms}</section>
`;
}

function productsRow(products: readonly string[], words: WorkWords): Row | null {
  if (products.length === 0) return null;
  const all = html`<ul>${products.map((product) => html`<li>${product}</li>`)}</ul>`;
  if (products.length <= MOST_PRODUCTS_SHOWN) return [words.products, all];
  const folded = html`<details><summary>${words.showAll(products.length)}</summary>${all}</details>`;
  return [words.products, folded];
}

function usageRow({ deal, locale }: DealPageView, words: WorkWords): Row {
  const { usageRights } = deal.terms;
  if (usageRights === undefined || usageRights.days === 0) return [words.usage, words.noUsage];
  const channels = usageRights.channels.map((channel) => channelName(channel, locale));
  const named = channels.length === 0 ? null : list(channels, locale);
  return [words.usage, words.usageFor(usageRights.days, named)];
}
