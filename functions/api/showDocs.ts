import { html } from 'hono/html';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import document from './openapi.json' with { type: 'json' };

/** What the API offers, readable without any script; made from its description. */
export const showDocs = defineOpenRoute({
  name: 'showDocs',
  method: 'GET',
  path: '/docs',
  access: 'public',
  description: { summary: 'This overview', response: { status: 200, description: 'HTML' } },
  needs: {},
  make: () => async () => ({
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
    body: String(await page()),
  }),
});
export const handler = lambda(showDocs);

function page() {
  const rows = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary }]) =>
      row(`${method.toUpperCase()} ${path}`, summary),
    ),
  );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Luyue API</title></head><body><main><h1>Luyue API</h1>
<p>JSON over HTTPS. Money in minor units, rates in ppm, times RFC 3339 UTC. Errors are problem+json with a stable
<code>code</code>. The whole description: <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
<table><thead><tr><th>Route</th><th>What</th></tr></thead><tbody>${rows}</tbody></table></main></body></html>`;
}

/** A route may break after any slash, so that a phone need not scroll sideways. */
function row(route: string, summary: string) {
  const [first = '', ...rest] = route.split('/');
  const parts = rest.map((part) => html`/<wbr>${part}`);
  return html`<tr><td><code>${first}${parts}</code></td><td>${summary}</td></tr>`;
}
