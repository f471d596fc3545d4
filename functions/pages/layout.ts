import type { Locale } from '../../domain/parties.ts';
import { pageWords } from '../words/page.ts';
import { html, type Markup, raw } from './markup.ts';
import { pageStyle } from './style.ts';

export interface Layout {
  readonly locale: Locale;
  readonly title: string;
  /** Where the page is found in other languages, `?lang=` left out; `null` for a page that has no address. */
  readonly path: string | null;
  /** What of the page's query goes along into another language, since it is about the same place. */
  readonly keeps?: Readonly<Record<string, string | null | undefined>>;
  /** Whether the reader's own link leads here, which is not to be passed on. */
  readonly isPrivate?: boolean;
  readonly body: Markup;
}

/** A whole document: no script, one stylesheet, nothing fetched from anywhere. */
export function layout({ locale, title, path, keeps = {}, isPrivate = path !== null, body }: Layout): string {
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
<header><span>${words.product}</span>${path === null ? null : languageSwitch(path, locale, keeps)}</header>
<main>
${body}
</main>
${isPrivate && html`<footer><p>${words.private}</p></footer>`}
</div>
</body>
</html>
`;
  return page.toString();
}

const LOCALES = ['zh-CN', 'en'] as const;

function languageSwitch(path: string, locale: Locale, keeps: NonNullable<Layout['keeps']>): Markup {
  const kept = Object.fromEntries(
    Object.entries(keeps).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  );
  const choices = LOCALES.map((other) => {
    const name = pageWords[other].thisLanguage;
    return other === locale
      ? html`<span aria-current="true" lang="${other}">${name}</span>`
      : html`<a href="${path}?${new URLSearchParams({ lang: other, ...kept }).toString()}" lang="${other}" hreflang="${other}">${name}</a>`;
  });
  return html`<nav aria-label="${pageWords[locale].language}">${choices}</nav>`;
}
