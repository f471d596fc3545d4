import { checkRow, checkWords } from '../../words/checks.ts';
import { moment } from '../../words/formats.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

/** How the checks of the work came out, or that they are under way. */
export function checks({ locale, deal, checks: made = [] }: DealPageView): Markup | null {
  const isUnderWay = made.length === 0 && deal.status === 'reviewing' && deal.delivery !== null;
  if (made.length === 0 && !isUnderWay) return null;
  const words = checkWords[locale];
  return html`<section aria-labelledby="checks"><h2 id="checks">${words.title}</h2>
<p class="soft small">${words.intro}</p>
${rows(isUnderWay ? [words.underWay] : made.map((check) => checkRow(check, locale)))}</section>
`;
}

/** What was seen when the work was looked at last while it has to stay online. */
export function dailyCheck(view: DealPageView): Markup | null {
  const { locale, recheck = null } = view;
  if (recheck === null) return null;
  const words = checkWords[locale];
  return html`<section aria-labelledby="daily-check"><h2 id="daily-check">${words.daily}</h2>
<p class="soft small">${words.dailyIntro} <time datetime="${recheck.at}">${moment(recheck.at, view)}</time></p>
${rows(recheck.checks.map((check) => checkRow(check, locale)))}</section>
`;
}
