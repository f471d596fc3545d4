import type { Locale } from '../../domain/parties.ts';
import type { Sheet, SheetSection } from '../statement/sheet.ts';
import { statementWords } from '../words/statement.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { rows } from './sections/rows.ts';

/**
 * A statement to read on a phone: a whole document, without script.
 * @param dealPath `/l/<token>`, the page of the deal it belongs to; `null` where there is none
 */
export function statementPage(sheet: Sheet, locale: Locale, dealPath: string | null): string {
  const path = dealPath === null ? null : `${dealPath}/statement`;
  const words = statementWords[locale];
  const links =
    dealPath === null
      ? null
      : html`<p><a class="button" href="${path}.pdf?lang=${locale}">${words.asPdf}</a></p>
<p><a href="${dealPath}?lang=${locale}">${words.backToDeal}</a></p>`;
  const intro = sheet.intro.map((text) => html`<p class="soft small">${text}</p>`);
  const body = html`<h1>${sheet.title}</h1>
${intro}${sheet.sections.map(section)}${links}`;
  return layout({ locale, title: sheet.title, path, body });
}

function section({ heading, facts, items, note }: SheetSection, index: number): Markup {
  const id = `s${index}`;
  const sums = rows(
    facts.map(({ label, value, isStrong }) => [
      label,
      isStrong === true ? html`<span class="big">${value}</span>` : value,
    ]),
  );
  const amounts = rows(
    items.map(({ label, value, details }) => [
      label,
      html`<strong>${value}</strong>`,
      ...details.map((detail) => html`<span class="small">${detail}</span>`),
    ]),
  );
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${facts.length > 0 && sums}${note !== null && html`<p>${note}</p>`}${items.length > 0 && html`<hr>${amounts}`}</section>
`;
}
