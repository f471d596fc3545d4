import type { Locale } from '../../domain/parties.ts';
import { html, type Markup } from '../pages/markup.ts';
import { checkWords } from '../words/checks.ts';
import { labelled } from '../words/formats.ts';
import { mailWords } from '../words/mails.ts';
import type { Letter } from './letter.ts';

/** What stands around a letter. */
export interface Frame {
  readonly locale: Locale;
  readonly greeting: string;
  readonly reference: string;
  readonly link: string | null;
  readonly footer: readonly string[];
}

const FONT = "font:16px/1.6 -apple-system,'PingFang SC','Microsoft YaHei',Arial,sans-serif;color:#1b1e23";
const SOFT = 'color:#545b66;font-size:14px';

/** A letter as a mail's HTML: one column of tables, styles inline, since mail programs know little more. */
export function mailHtml(letter: Letter, frame: Frame): string {
  const words = mailWords[frame.locale];
  const { amounts, checks, note, deadline, paragraphs, subject } = letter;
  const mail = html`<!doctype html>
<html lang="${frame.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;background:#f4f5f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f7"><tr><td align="center" style="padding:16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:24px;${FONT}">
<p style="margin:0 0 12px">${frame.greeting}</p>
${paragraphs.map((text) => html`<p style="margin:0 0 12px">${text}</p>`)}
${note === null ? null : html`<p style="margin:0 0 4px">${words.wrote}</p><p style="margin:0 0 12px;padding-left:12px;border-left:3px solid #767d88;white-space:pre-wrap">${note}</p>`}
${amounts.length === 0 ? null : amountTable(amounts)}
${checks.length === 0 ? null : html`<p style="margin:0 0 4px">${checkWords[frame.locale].title}</p>${amountTable(checks)}`}
${deadline === null ? null : html`<p style="margin:0 0 12px"><strong>${words.deadline}</strong> ${deadline.until}<br><span style="${SOFT}">${deadline.otherwise}</span></p>`}
${frame.link === null ? null : linkBlock(frame.link, letter.button, words.linkAsText)}
<p style="margin:0;${SOFT}">${labelled(words.reference, frame.reference, frame.locale)}</p>
${frame.footer.map((text) => html`<p style="margin:0;${SOFT}">${text}</p>`)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return mail.toString();
}

function amountTable(amounts: Letter['amounts'] | Letter['checks']): Markup {
  const lines = amounts.map(
    ([label, amount]) =>
      html`<tr><td style="padding:4px 0">${label}</td><td align="right" style="padding:4px 0"><strong>${amount}</strong></td></tr>`,
  );
  return html`<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 12px;${FONT}">${lines}</table>`;
}

function linkBlock(link: string, label: string, asText: string): Markup {
  return html`<p style="margin:20px 0"><a href="${link}" style="display:inline-block;padding:12px 24px;background:#0a56c4;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:bold">${label}</a></p>
<p style="margin:0 0 16px;${SOFT};word-break:break-all">${asText}<br>${link}</p>`;
}
