import document from '../api/openapi.json' with { type: 'json' };
import { docsStyle } from './docsStyle.ts';
import { html, type Markup, raw } from './markup.ts';

/** The API's reference as tables, one for each kind of reader; the viewer takes their place where scripts run. */
export function docsPage(): Markup {
  const groups = document.tags.map(({ name, description }) => group(name, description));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Luyue API</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${raw(docsStyle)}</style>
</head>
<body>
<header>
<a href="/"><strong>履约 Luyue</strong></a>
<nav aria-label="Guides">${GUIDES.map(guide)}</nav>
<a href="/v1/openapi.json">OpenAPI 3.1</a>
</header>
<main>
<h1>Luyue API</h1>
<p>JSON over HTTPS. Money in minor units, rates in ppm, times RFC 3339 UTC. Errors are problem+json with a stable
<code>code</code>. The whole description: <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
${groups}
</main>
<script type="module" src="/docs/reference.js"></script>
</body>
</html>
`;
}

const GUIDES = [
  ['brand', 'Brand', '品牌'],
  ['provider', 'Provider', '服务商'],
  ['creator', 'Creator', '达人'],
  ['operator', 'Operator', '运营'],
] as const;

function guide([role, english, chinese]: (typeof GUIDES)[number]): Markup {
  return html`<span><a href="/docs/guides/${role}.en.html">${english}</a> <a href="/docs/guides/${role}.zh-CN.html" lang="zh-CN" hreflang="zh-CN">${chinese}</a></span>`;
}

function group(name: string, description: string): Markup {
  const rows = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { tags }]) => tags.includes(name))
      .map(([method, { summary }]) => row(`${method.toUpperCase()} ${path}`, summary)),
  );
  return html`<h2>${name}</h2>
<p>${description}</p>
<table><thead><tr><th>Route</th><th>What</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** A route may break after any slash, so that a phone need not scroll sideways. */
function row(route: string, summary: string): Markup {
  const [first = '', ...rest] = route.split('/');
  const parts = rest.map((part) => html`/<wbr>${part}`);
  return html`<tr><td><code>${first}${parts}</code></td><td>${summary}</td></tr>`;
}
