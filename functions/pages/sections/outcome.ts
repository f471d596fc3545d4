import { outcomeText } from '../../words/outcomes.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/** How a closed deal ended. */
export function outcome({ locale, deal, note }: DealPageView): Markup | null {
  const text = deal.status === 'closed' ? outcomeText(deal, locale) : null;
  if (text === null) return null;
  const { title, meaning } = text;
  return html`<section aria-labelledby="outcome"><h2 id="outcome">${title}</h2><p>${meaning}</p>
${note !== null && html`<blockquote>${note}</blockquote>`}</section>
`;
}
