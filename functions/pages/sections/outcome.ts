import { outcomeWords } from '../../words/outcomes.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/** How a closed deal ended. */
export function outcome({ locale, deal, note }: DealPageView): Markup | null {
  if (deal.status !== 'closed' || deal.outcome === null) return null;
  const { title, meaning } = outcomeWords[locale][deal.outcome];
  return html`<section aria-labelledby="outcome"><h2 id="outcome">${title}</h2><p>${meaning}</p>
${note !== null && html`<blockquote>${note}</blockquote>`}</section>
`;
}
