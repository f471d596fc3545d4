import { fileWords } from '../../words/files.ts';
import { formFor } from '../forms/forms.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf } from '../view.ts';

/** Where files are uploaded, if something that the creator can do now takes any. */
export function files(view: DealPageView): Markup | null {
  if (!takesFiles(view)) return null;
  const { locale, csrf, path, evidence = [] } = view;
  const words = fileWords[locale];
  const kept = evidence.map(({ name }) => html`<li>${name}</li>`);
  return html`<section aria-labelledby="files"><h2 id="files">${words.title}</h2>
<p>${words.explained}</p>
${kept.length > 0 && html`<p>${words.kept}</p><ul>${kept}</ul>`}
<form method="post" action="${path}/evidence" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="lang" value="${locale}">
<label for="evidence-file">${words.choose}</label><input id="evidence-file" name="file" type="file" required>
<button type="submit">${words.send}</button>
</form></section>
`;
}

function takesFiles(view: DealPageView): boolean {
  const offered = openGateOf(view.deal)?.actions.filter(({ by }) => by === 'creator') ?? [];
  return offered.some(({ action }) =>
    formFor(action)
      .fields(view.deal, view)
      .some(({ kind }) => kind === 'files'),
  );
}
