import { pageWords } from '../words/page.ts';
import { layout } from './layout.ts';
import { html } from './markup.ts';
import { answer } from './sections/answer.ts';
import { calendar } from './sections/calendar.ts';
import { cancelling } from './sections/cancelling.ts';
import { checks, dailyCheck } from './sections/checks.ts';
import { consequences } from './sections/consequences.ts';
import { delivered } from './sections/delivered.ts';
import { dispute } from './sections/dispute.ts';
import { files } from './sections/files.ts';
import { funds } from './sections/funds.ts';
import { handedIn, uploaded, uploadedIn } from './sections/handedIn.ts';
import { headline, title } from './sections/headline.ts';
import { journey } from './sections/journey.ts';
import { done, isDone, problem } from './sections/messages.ts';
import { money } from './sections/money.ts';
import { outcome } from './sections/outcome.ts';
import { pay } from './sections/pay.ts';
import { preparation } from './sections/preparation.ts';
import { progress } from './sections/progress.ts';
import { record } from './sections/record.ts';
import { standing } from './sections/standing.ts';
import { work } from './sections/work.ts';
import type { DealPageView } from './view.ts';

/**
 * The creator's page, a whole HTML document. What is to be answered, terms or a claim, stands before the answer; terms
 * that were agreed stand behind it. Sent after a POST was refused, it carries what was typed.
 */
export function dealPage(view: DealPageView): string {
  const { locale, path, deal, refused } = view;
  const terms = html`${work(view)}${pay(view)}${consequences(view)}${cancelling(view)}${record(view)}`;
  const answering = answer(view);
  const body = html`${problem(view)}${done(view)}${uploaded(view)}${headline(view)}${progress(view)}${standing(view)}${outcome(view)}${funds(view)}${journey(view)}${
    deal.acceptance === null
      ? html`${terms}${answering}${calendar(view)}`
      : html`${deal.status === 'disputed' && dispute(view)}${answering}${files(view)}${deal.status !== 'disputed' && dispute(view)}${calendar(view)}${preparation(view)}${money(view)}${delivered(view)}${checks(view)}${dailyCheck(view)}${handedIn(view)}${terms}`
  }`;
  const prefix = refused === null ? '' : pageWords[locale].errorPrefix;
  const keeps = { done: isDone(view) ? view.done : null, evidence: uploadedIn(view)?.id };
  return layout({
    locale,
    title: prefix + title(view),
    path,
    keeps,
    body,
  });
}
