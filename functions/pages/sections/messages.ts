import type { Fault } from '../../../domain/faults.ts';
import { actionWords } from '../../words/actions.ts';
import { faultText } from '../../words/faults.ts';
import { labelled } from '../../words/formats.ts';
import { pageWords } from '../../words/page.ts';
import { refusalText } from '../../words/refusals.ts';
import { winnerText } from '../../words/winners.ts';
import { formFor } from '../forms/forms.ts';
import { fieldName } from '../forms/readForm.ts';
import { fieldId } from '../forms/render.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf, type Refusal } from '../view.ts';
import { takesFiles } from './files.ts';

/** Whether what the address claims was done was. */
export function isDone({ deal, done: claimed }: Pick<DealPageView, 'deal' | 'done'>): boolean {
  return claimed !== null && deal.lastAnswer?.by.role === 'creator' && deal.lastAnswer.action === claimed;
}

/** That something was done. Only if the deal's last answer says so too: anybody can write an address. */
export function done(view: DealPageView): Markup | null {
  const { locale, done: claimed } = view;
  if (claimed === null || !isDone(view)) return null;
  return html`<section class="done" role="status" tabindex="-1" autofocus><p>${actionWords(claimed, locale).done}</p></section>
`;
}

/** Why something had no effect; each fault leads to its field, if the field is still there. */
export function problem(view: DealPageView): Markup | null {
  const { locale, refused, brandName } = view;
  if (refused === null) return null;
  const { winner } = refused;
  // Whoever was first in another window was nobody else.
  const code = winner?.role === 'creator' ? 'action_not_available' : refused.code;
  const faults = refused.faults.map((fault) => html`<li>${faultLine(view, refused, fault)}</li>`);
  return html`<section class="problem" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
<h2 id="problem">${pageWords[locale].problem}</h2>
${winner && html`<p><strong>${winnerText(winner, brandName, locale)}</strong></p>`}<p>${refusalText(code, locale)}</p>
${faults.length === 0 ? null : html`<ul>${faults}</ul>`}
</section>
`;
}

function faultLine(view: DealPageView, { action }: Refusal, fault: Fault): Markup | string {
  const { deal, locale } = view;
  const name = fieldName(fault.path);
  const text = faultText(fault.message, locale);
  if (action === 'evidence' && takesFiles(view)) return html`<a href="#evidence-file">${text}</a>`;
  const field = formFor(action)
    .fields(deal, view)
    .find(({ path, kind }) => fieldName(path) === name && kind !== 'files');
  const isOffered = openGateOf(deal)?.actions.some(
    (offer) => offer.action === action && offer.by === 'creator',
  );
  if (field === undefined || !isOffered) return text;
  return html`<a href="#${fieldId(action, name)}">${labelled(field.label, text, locale)}</a>`;
}
