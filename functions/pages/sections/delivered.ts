import { moment } from '../../words/formats.ts';
import { pageWords } from '../../words/page.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/** What the creator handed in, and when. */
export function delivered(view: DealPageView): Markup | null {
  const { delivery } = view.deal;
  if (delivery === null) return null;
  return html`<section aria-labelledby="delivered"><h2 id="delivered">${pageWords[view.locale].yourWork}</h2>
<p><a class="save" href="${delivery.url}" rel="noreferrer">${delivery.url}</a></p>
<p class="soft small"><time datetime="${delivery.at}">${moment(delivery.at, view)}</time></p></section>
`;
}
