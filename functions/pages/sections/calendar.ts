import { creatorEntries } from '../../calendar/creatorEntries.ts';
import { calendarWords } from '../../words/calendar.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/** The way to take the dates along, as long as there are any ahead. */
export function calendar(view: DealPageView): Markup | null {
  const { deal, brandName, locale, path, now } = view;
  const isAhead = creatorEntries(deal, brandName, view).some(
    ({ end, isCancelled = false }) => !isCancelled && Date.parse(end) > now,
  );
  if (deal.status === 'closed' || !isAhead) return null;
  const words = calendarWords[locale];
  return html`<section class="calendar"><p><a class="save" href="${path}/calendar.ics?lang=${locale}">${words.add}</a></p>
<p class="soft small">${words.addHint}</p></section>
`;
}
