import type { Locale } from '../../domain/parties.ts';
import { pageWords } from '../words/page.ts';
import { html, type Markup, raw } from './markup.ts';
import { pageStyle } from './style.ts';

export interface Layout {
  readonly locale: Locale;
  readonly title: string;
  /** Where the page is found in other languages, `?lang=` left out; `null` for a page that has no address. */
  readonly path: string | null;
  readonly body: Markup;
}

/** A whole document: no script, one stylesheet, nothing fetched from anywhere. */
export function layout({ locale, title, path, body }: Layout): string {
  const words = pageWords[locale];
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${words.product}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<div class="page">
<header><span>${words.product}</span>${path === null ? null : languageSwitch(path, locale)}</header>
<main>
${body}
</main>
${path === null ? null : html`<footer><p>${words.private}</p></footer>`}
</div>
</body>
</html>
`;
  return page.toString();
}

const LOCALES = ['zh-CN', 'en'] as const;

function languageSwitch(path: string, locale: Locale): Markup {
  const choices = LOCALES.map((other) => {
    const name = pageWords[other].thisLanguage;
    return other === locale
      ? html`<span aria-current="true" lang="${other}">${name}</span>`
      : html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${name}</a>`;
  });
  return html`<nav aria-label="${pageWords[locale].language}">${choices}</nav>`;
}
