import { html } from 'hono/html';
import { renderShell, renderTime, subjectOf } from './pageShell.ts';
import type { ReceivedMail } from './store.ts';

export type MailView = ReceivedMail & { readonly links: readonly string[] };

/**
 * The mail's own HTML stands in a sandboxed frame: no script, no forms, no access to this page. Its links open
 * in a tab of their own, which is free of the sandbox.
 */
export const renderMailPage = (mail: MailView): Promise<string> =>
  renderShell(
    subjectOf(mail),
    html`<p><a href="/_local/inbox">All mails</a></p>
<dl>
<dt>To</dt><dd>${mail.to}</dd>
<dt>Time</dt><dd>${renderTime(mail.at)}</dd>
</dl>
${mail.html === '' ? '' : renderFrame(mail.html)}
<h2>Links</h2>
${mail.links.length === 0 ? html`<p>None.</p>` : html`<ul>${mail.links.map(renderLink)}</ul>`}
<h2>As text</h2>
<pre>${mail.text}</pre>`,
  );

const renderFrame = (mailHtml: string) => html`<h2>As HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"
srcdoc="${`<base target="_blank">${mailHtml}`}"></iframe>`;

const renderLink = (link: string) =>
  html`<li><a href="${link}" target="_blank" rel="noopener noreferrer">${link}</a></li>
`;
