import { html } from 'hono/html';
import type { LocalRoute } from '../gateway/routes.ts';

const LINKS = [
  ['/', 'Console', 'where brands, their providers and operations work'],
  ['/_local/inbox', 'Inbox', 'every mail and text message that was sent'],
  ['/docs', 'API', 'the routes, and the OpenAPI description'],
  ['/_local/credentials', 'Credentials', 'keys of the demo brand, its provider and an operator'],
  ['/_local/clock', 'Clock', 'what time it is for the deals'],
] as const;

/** `/_local`: where to go from here. */
export function startPageRoute(): LocalRoute {
  return {
    method: 'GET',
    path: '/_local',
    handle: async () => {
      const items = LINKS.map(([href, name, what]) => html`<li><a href="${href}">${name}</a>: ${what}</li>`);
      const page = await html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Luyue 履约</title></head><body><main><h1>Luyue 履约</h1>
<p>Luyue runs on this machine.</p><ul>${items}</ul></main></body></html>`;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'",
      };
      return { status: 200, headers, body: String(page) };
    },
  };
}
