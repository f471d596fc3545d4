import { checkRow, checkWords } from '../../words/checks.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

/** How the checks of the work came out, once they were made. */
export function checks({ locale, checks: made = [] }: DealPageView): Markup | null {
  if (made.length === 0) return null;
  const words = checkWords[locale];
  return html`<section aria-labelledby="checks"><h2 id="checks">${words.title}</h2>
<p class="soft small">${words.intro}</p>
${rows(made.map((check) => checkRow(check, locale)))}</section>
`;
}
