import type { Locale } from '../../domain/parties.ts';
import type { Sheet, SheetSection } from '../statement/sheet.ts';
import { statementWords } from '../words/statement.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { ordersTable } from './sections/ordersTable.ts';
import { rows } from './sections/rows.ts';

/** The creator's link by which a statement is read. */
export interface StatementLink {
  /** `/l/<token>`, the page of the deal it belongs to. */
  readonly dealPath: string;
  /** Of this page of orders, `null` of the first. */
  readonly cursor: string | null;
  /** Of the next page of orders, `null` where there is none. */
  readonly nextCursor: string | null;
  /** It was asked for a page of orders that we never gave out. */
  readonly isUnknownPage: boolean;
}

/** A statement to read on a phone: a whole document, without script. @param by `null` where no link leads to it */
export function statementPage(sheet: Sheet, locale: Locale, by: StatementLink | null): string {
  const path = by === null ? null : `${by.dealPath}/statement`;
  const words = statementWords[locale];
  const links =
    by === null
      ? null
      : html`<p><a class="button" href="${path}.pdf?lang=${locale}">${words.asPdf}</a></p>
<p><a class="save" href="${by.dealPath}?lang=${locale}">${words.backToDeal}</a></p>`;
  const intro = sheet.intro.map((text) => html`<p class="soft small">${text}</p>`);
  const orders = sheet.orders && ordersTable(sheet.orders, locale, path, by);
  const body = html`<h1>${sheet.title}</h1>
${intro}${sheet.sections.map(section)}${orders}${links}`;
  return layout({ locale, title: sheet.title, path, keeps: { ordersCursor: by?.cursor }, body });
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
