import { html } from 'hono/html';
import { renderShell, renderTime, subjectOf } from './pageShell.ts';
import type { MailSummary } from './store.ts';

export interface MailListView {
  readonly mails: readonly MailSummary[];
  /** The one recipient shown, or null for all. */
  readonly to: string | null;
  readonly nextCursor: string | null;
}

export const renderListPage = ({ mails, to, nextCursor }: MailListView): Promise<string> =>
  renderShell(
    'Inbox',
    html`<form method="get" action="/_local/inbox">
<p><label for="to">Only mails to this address</label><br>
<input id="to" name="to" type="text" inputmode="email" autocomplete="off" value="${to ?? ''}">
<button>Show</button></p>
</form>
${mails.length === 0 ? html`<p>No mails yet.</p>` : html`<ol>${mails.map(renderRow)}</ol>`}
${nextCursor === null ? '' : html`<p><a href="${olderHref(to, nextCursor)}">Older mails</a></p>`}`,
  );

const renderRow = (mail: MailSummary) => html`<li class="mail">
<a href="/_local/inbox/${mail.id}">${subjectOf(mail)}</a><br>
To ${mail.to}<br>
${renderTime(mail.at)}
</li>
`;

const olderHref = (to: string | null, cursor: string): string =>
  `/_local/inbox?${new URLSearchParams({ ...(to === null ? {} : { to }), cursor })}`;
