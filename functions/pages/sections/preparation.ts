import { moment } from '../../words/formats.ts';
import { preparationWords } from '../../words/preparation.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

/** The sample on its way, and the draft that was shown. */
export function preparation(view: DealPageView): Markup {
  return html`${sample(view)}${draft(view)}`;
}

function sample(view: DealPageView): Markup | null {
  const { sample: sent } = view.deal;
  if (sent === null) return null;
  const words = preparationWords[view.locale];
  const details = rows([
    [words.carrier, sent.carrier],
    [words.trackingNumber, sent.trackingNumber],
    [words.shippedAt, html`<time datetime="${sent.shippedAt}">${moment(sent.shippedAt, view)}</time>`],
  ]);
  return html`<section aria-labelledby="sample"><h2 id="sample">${words.sample}</h2>
${sent.shipments > 1 && html`<p class="soft small">${words.shipment(sent.shipments)}</p>`}${details}</section>
`;
}

/** Until the work itself is handed in. */
function draft(view: DealPageView): Markup | null {
  const { draft: shown, delivery } = view.deal;
  if (shown === null || delivery !== null) return null;
  const words = preparationWords[view.locale];
  const { url } = shown;
  const where =
    url === null ? words.draftInFiles : html`<a class="save" href="${url}" rel="noreferrer">${url}</a>`;
  return html`<section aria-labelledby="draft"><h2 id="draft">${words.draft}</h2>
<p>${where}</p>
<p class="soft small"><time datetime="${shown.at}">${moment(shown.at, view)}</time></p></section>
`;
}
