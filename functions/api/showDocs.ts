import { docsPage } from '../pages/docsPage.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

/** Nothing from elsewhere, and no script but the viewer's own file. Requests are tried on this address only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the API offers: a table made from its description, and with script the viewer in its place. */
export const showDocs = defineOpenRoute({
  name: 'showDocs',
  method: 'GET',
  path: '/docs',
  access: 'public',
  description: { summary: 'This reference', response: { status: 200, description: 'HTML' } },
  needs: {},
  make: () => async () => ({
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'referrer-policy': 'same-origin',
    },
    body: String(await docsPage()),
  }),
});
export const handler = lambda(showDocs);
