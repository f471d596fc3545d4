import type { Locale } from '../../domain/parties.ts';
import { bankDetailsWords } from '../words/bankDetails.ts';
import { layout } from './layout.ts';
import { html } from './markup.ts';

/** How far a payee is with its bank details, and where it can go from here. */
export function bankDetailsPage({
  locale,
  state,
  path,
  dealPath,
}: {
  readonly locale: Locale;
  readonly state: 'ready' | 'missing' | 'not_needed';
  readonly path: string;
  /** `null` for whoever has no page of the deal. */
  readonly dealPath: string | null;
}): string {
  const words = bankDetailsWords[locale];
  const { title, text } = words[state];
  const go =
    state === 'missing'
      ? html`<p><a class="button" href="${path}?lang=${locale}">${words.goOn}</a></p>`
      : null;
  const back =
    dealPath === null
      ? null
      : html`<p><a class="save" href="${dealPath}?lang=${locale}">${words.toTheDeal}</a></p>`;
  const body = html`<h1>${title}</h1><section><p>${text}</p>${go}${back}</section>`;
  // In another language the address leads on to the payment service while there is something to fill in.
  return layout({ locale, title, path: state === 'missing' ? null : path, body });
}
