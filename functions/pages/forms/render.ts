import type { Locale } from '../../../domain/parties.ts';
import { faultText } from '../../words/faults.ts';
import { fieldWords, optionText } from '../../words/fields.ts';
import { fileWords } from '../../words/files.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { type Field, LONGEST_TEXT } from './form.ts';
import { formFor } from './forms.ts';
import { fieldName } from './readForm.ts';

export interface Button {
  readonly label: string;
  readonly isPrimary: boolean;
}

/** The form of one action, with what was typed and what was wrong with it if this very action was refused. */
export function renderForm(view: DealPageView, action: string, button: Button): Markup {
  const form = formFor(action);
  const hidden = { csrf: view.csrf, lang: view.locale, ...form.hidden(view.deal) };
  const inputs = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const fields = form.fields(view.deal, view).map((field) => renderField(view, action, field));
  return html`<form method="post" action="${view.path}/${action}">
${inputs}${fields}
<button type="submit"${button.isPrimary ? html` class="primary"` : null}>${button.label}</button>
</form>`;
}

export function fieldId(action: string, name: string): string {
  return `${action}-${name}`;
}

function renderField(view: DealPageView, action: string, field: Field): Markup {
  const { kind } = field;
  if (kind === 'files') return fileChoice(view, action, field);
  const { locale } = view;
  const name = fieldName(field.path);
  const id = fieldId(action, name);
  const refused = view.refused?.action === action ? view.refused : null;
  const fault = refused?.faults.find(({ path }) => fieldName(path) === name);
  const optional = field.isRequired
    ? null
    : html` <span class="soft">(${fieldWords[locale].optional})</span>`;
  const hint = field.hint === null ? null : html`<p class="hint" id="${id}-hint">${field.hint}</p>`;
  const error = fault && html`<p class="error" id="${id}-error">${faultText(fault.message, locale)}</p>`;
  const description = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes = html`id="${id}" name="${name}"${field.isRequired ? html` required` : null}${
    fault && html` aria-invalid="true"`
  }${description === '' ? null : html` aria-describedby="${description}"`}`;
  return html`<label for="${id}">${field.label}${optional}</label>${hint}${error}
${control(kind, field, attributes, refused?.typed[name] ?? field.value, locale)}
`;
}

/** Of what was handed in and not used yet, all is taken unless it is left out. */
function fileChoice({ evidence = [], locale }: DealPageView, action: string, field: Field): Markup {
  const { optional } = fieldWords[locale];
  const mark = field.isRequired ? null : html` <span class="soft">(${optional})</span>`;
  const hint = html`<p class="hint">${fileWords[locale].howTo} <a class="save" href="#files">${fileWords[locale].toForm}</a></p>`;
  const choices = evidence.map(({ id, name }) => {
    const inputId = fieldId(action, id);
    return html`<label class="file" for="${inputId}"><input id="${inputId}" type="checkbox" name="${fieldName(field.path)}.${id}" checked>${name}</label>`;
  });
  return html`<fieldset><legend>${field.label}${mark}</legend>${choices.length === 0 ? hint : choices}</fieldset>
`;
}

function control(
  kind: Exclude<Field['kind'], 'files'>,
  { options = [] }: Field,
  attributes: Markup,
  value: string,
  locale: Locale,
): Markup {
  switch (kind) {
    case 'words':
      return html`<textarea ${attributes} rows="3" maxlength="${LONGEST_TEXT}">${value}</textarea>`;
    case 'decimal':
      return html`<input ${attributes} type="text" inputmode="decimal" autocomplete="off" maxlength="24" value="${value}">`;
    case 'moment':
      return html`<input ${attributes} type="datetime-local" value="${value}">`;
    case 'choice':
      return html`<select ${attributes}>${options.map(
        (option) =>
          html`<option value="${option}"${option === value ? html` selected` : null}>${optionText(option, locale)}</option>`,
      )}</select>`;
    case 'address':
      return html`<input ${attributes} type="url" inputmode="url" autocomplete="off" maxlength="${LONGEST_TEXT}" value="${value}">`;
  }
}
