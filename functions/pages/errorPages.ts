import type { Locale } from '../../domain/parties.ts';
import { errorPageWords } from '../words/errorPages.ts';
import { labelled } from '../words/formats.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';

/** The same for a link that never was, is expired or was revoked. @param path of the page, for other languages */
export function notFoundPage(locale: Locale, path: string | null = null): string {
  return errorPage(locale, 'notFound', path, null);
}

export function tooManyAttemptsPage(locale: Locale, path: string | null = null): string {
  return errorPage(locale, 'tooManyAttempts', path, null);
}

export function failurePage(locale: Locale, requestId: string, path: string | null = null): string {
  const label = errorPageWords[locale].requestId;
  return errorPage(locale, 'failure', path, html`<p class="soft">${labelled(label, requestId, locale)}</p>`);
}

function errorPage(
  locale: Locale,
  kind: 'notFound' | 'tooManyAttempts' | 'failure',
  path: string | null,
  more: Markup | null,
): string {
  const { title, text } = errorPageWords[locale][kind];
  const body = html`<h1>${title}</h1><section><p>${text}</p>${more}</section>`;
  return layout({ locale, title, path, isPrivate: false, body });
}
