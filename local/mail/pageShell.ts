import { html } from 'hono/html';

/**
 * No script, nothing fetched from anywhere. Inline styles are allowed for the mails' sake: a mail's frame
 * inherits this policy, and mails are styled inline.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Any value that hono's `html` takes: it escapes all but what `html` made. */
type Content = ReturnType<typeof html>;

/** The frame of every inbox page; says that nothing here goes anywhere. */
export const renderShell = async (title: string, content: Content): Promise<string> => {
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { max-width: 48rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.3; }
h2 { font-size: 1.1rem; }
ol { list-style: none; padding: 0; }
li.mail { border-top: 1px solid GrayText; padding: .75rem 0; }
li.mail a { display: inline-block; min-height: 1.5rem; font-weight: 600; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
iframe { box-sizing: border-box; width: 100%; height: 28rem; border: 1px solid GrayText; background: #fff; color-scheme: light; }
pre { white-space: pre-wrap; font: inherit; }
input, button { font: inherit; min-height: 2.75rem; padding: 0 .75rem; }
input { width: 100%; max-width: 24rem; box-sizing: border-box; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>This is the inbox of the one-machine mode. Every mail and text message ends here: nothing leaves this machine.</p>
${content}
</main>
</body>
</html>
`;
  return page.toString();
};

/** `2026-12-01 12:00:00 UTC`, marked up with the exact instant. */
export const renderTime = (at: string): Content =>
  html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;

/** A mail may come without a subject, but a link may not come without a text. */
export const subjectOf = (mail: { subject: string }): string => mail.subject || '(no subject)';
