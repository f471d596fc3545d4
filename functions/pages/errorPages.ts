import type { Locale } from '../../domain/parties.ts';
import { errorPageWords } from '../words/errorPages.ts';
import { labelled } from '../words/formats.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';

/** The same for a link that never was, is expired or was revoked. */
export function notFoundPage(locale: Locale): string {
  return errorPage(locale, 'notFound', null);
}

export function tooManyAttemptsPage(locale: Locale): string {
  return errorPage(locale, 'tooManyAttempts', null);
}

export function failurePage(locale: Locale, requestId: string): string {
  const label = errorPageWords[locale].requestId;
  return errorPage(locale, 'failure', html`<p class="soft">${labelled(label, requestId, locale)}</p>`);
}

function errorPage(
  locale: Locale,
  kind: 'notFound' | 'tooManyAttempts' | 'failure',
  more: Markup | null,
): string {
  const { title, text } = errorPageWords[locale][kind];
  const body = html`<h1>${title}</h1><section><p>${text}</p>${more}</section>`;
  return layout({ locale, title, path: null, body });
}
