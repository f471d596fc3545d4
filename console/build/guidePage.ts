import { Marked } from 'marked';
import { docsStyle } from '../../functions/pages/docsStyle.ts';
import { html, raw } from '../../functions/pages/markup.ts';

interface Guide {
  readonly role: string;
  readonly locale: 'zh-CN' | 'en';
  readonly markdown: string;
}

const STYLE = `${docsStyle}
main{max-width:760px}
img{display:block;max-width:100%;height:auto;margin:8px auto 0;border:1px solid var(--line);border-radius:8px}
main p a,header a{display:inline-block;min-height:24px}
`;

const WORDS = {
  'zh-CN': { product: '履约', console: '控制台', api: '接口文档', other: 'English' },
  en: { product: 'Luyue', console: 'Console', api: 'API reference', other: '中文' },
} as const;

/** Guides lead to each other as files; served, they are pages. */
const markdownToPage = new Marked({
  async: false,
  walkTokens: (token) => {
    if (token.type === 'link') token.href = token.href.replace(/^([\w.-]+)\.md$/, '$1.html');
  },
});

/** A guide as a whole document, without script. */
export function guidePage({ role, locale, markdown }: Guide): string {
  const words = WORDS[locale];
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? role;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.product}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<strong>${words.product}</strong>
<nav><a href="/">${words.console}</a> <a href="/docs">${words.api}</a></nav>
<a href="${role}.${other}.html" lang="${other}" hreflang="${other}">${words.other}</a>
</header>
<main>
${raw(markdownToPage.parse(markdown, { async: false }))}
</main>
</body>
</html>
`.toString();
}
