import { labelled } from '../../words/formats.ts';
import { pageWords } from '../../words/page.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf } from '../view.ts';

/** Who asks, through whom, and under which reference. */
export function headline(view: DealPageView): Markup {
  const { locale, deal, providerName, creatorName } = view;
  const words = pageWords[locale];
  const provider = providerName === null ? null : html`<p>${words.arrangedBy(providerName)}</p>`;
  return html`<p class="soft">${words.greeting(creatorName)}</p>
<h1>${title(view)}</h1>
${provider}<p class="soft small">${labelled(words.reference, deal.reference, locale)}</p>
`;
}

/** Also the document's title. */
export function title({ locale, deal, brandName }: DealPageView): string {
  const words = pageWords[locale];
  if (openGateOf(deal)?.name !== 'response') return words.collaboration(brandName);
  return deal.termsVersion === 1 ? words.invitation(brandName) : words.newTerms(brandName);
}
