import { html } from 'hono/html';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

/** What the API offers, readable without any script; made from the route table. */
export const showDocs = defineOpenRoute({
  name: 'showDocs',
  method: 'GET',
  path: '/docs',
  access: 'public',
  description: { summary: 'This overview', response: { status: 200, description: 'HTML' } },
  needs: {},
  make: () => async () => {
    const { ROUTES } = await import('../routes.ts');
    const rows = ROUTES.map(
      ({ method, path, access, description }) =>
        html`<tr><td><code>${method} ${path}</code></td><td>${WHO[access]}</td><td>${description.summary}</td></tr>`,
    );
    const body = await html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Luyue API</title></head><body><main><h1>Luyue API</h1>
<p>JSON over HTTPS. Money in minor units, rates in ppm, times RFC 3339 UTC. Errors are problem+json with a stable
<code>code</code>. The whole description: <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
<table><thead><tr><th>Route</th><th>Who</th><th>What</th></tr></thead><tbody>${rows}</tbody></table></main></body></html>`;
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'",
      },
      body: String(body),
    };
  },
});
export const handler = lambda(showDocs);

const WHO = {
  public: 'anyone',
  link: "whoever has a creator's link",
  signed: 'a system that signs',
  people: 'API key or token',
} as const;
