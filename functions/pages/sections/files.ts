import { faultText } from '../../words/faults.ts';
import { fileWords } from '../../words/files.ts';
import { formFor } from '../forms/forms.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf } from '../view.ts';

/** What a phone offers to choose from; it may take a new picture, but need not. */
const TYPES = 'image/*,video/*,application/pdf,text/csv';

/** Where files are uploaded, if something that the creator can do now takes any. */
export function files(view: DealPageView): Markup | null {
  if (!takesFiles(view)) return null;
  const { locale, csrf, path, evidence = [] } = view;
  const words = fileWords[locale];
  const fault = view.refused?.action === 'evidence' ? view.refused.faults[0] : undefined;
  const error =
    fault && html`<p class="error" id="evidence-file-error">${faultText(fault.message, locale)}</p>`;
  const described = html` aria-describedby="evidence-file-hint${fault && ' evidence-file-error'}"`;
  const invalid = html`${fault && html` aria-invalid="true"`}${described}`;
  const kept = evidence.map(({ name }) => html`<li>${name}</li>`);
  return html`<section aria-labelledby="files"><h2 id="files">${words.title}</h2>
<p>${words.explained}</p>
${kept.length > 0 && html`<p>${words.kept}</p><ul>${kept}</ul><p><a class="save" href="#answer">${words.toAnswer}</a></p>`}
<form method="post" action="${path}/evidence?lang=${locale}" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="lang" value="${locale}">
<label for="evidence-file">${words.choose}</label><p class="hint" id="evidence-file-hint">${words.limit}</p>${error}<input id="evidence-file" name="file" type="file" accept="${TYPES}" required${invalid}>
<button type="submit">${words.send}</button>
</form><p><a class="save" href="/upload.html#${new URLSearchParams({ token: path.replace('/l/', ''), lang: locale }).toString()}">${words.larger}</a></p></section>
`;
}

/** Whether the creator can do something now that takes files. */
export function takesFiles(view: DealPageView): boolean {
  const offered = openGateOf(view.deal)?.actions.filter(({ by }) => by === 'creator') ?? [];
  return offered.some(({ action }) =>
    formFor(action)
      .fields(view.deal, view)
      .some(({ kind }) => kind === 'files'),
  );
}
