import { faultText } from '../../words/faults.ts';
import { fieldWords } from '../../words/fields.ts';
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
${control(field, attributes, refused?.typed[name] ?? field.value)}
`;
}

function control({ kind }: Field, attributes: Markup, value: string): Markup {
  switch (kind) {
    case 'words':
      return html`<textarea ${attributes} rows="3" maxlength="${LONGEST_TEXT}">${value}</textarea>`;
    case 'decimal':
      return html`<input ${attributes} type="text" inputmode="decimal" autocomplete="off" maxlength="24" value="${value}">`;
    case 'moment':
      return html`<input ${attributes} type="datetime-local" value="${value}">`;
    case 'address':
      return html`<input ${attributes} type="url" inputmode="url" autocomplete="off" maxlength="${LONGEST_TEXT}" value="${value}">`;
  }
}
