import type { Locale } from '../../../domain/parties.ts';
import type { SheetOrder, SheetOrders } from '../../statement/sheet.ts';
import { statementWords } from '../../words/statement.ts';
import { html, type Markup } from '../markup.ts';

interface Pages {
  readonly nextCursor: string | null;
  readonly isUnknownPage: boolean;
}

/**
 * The orders of a statement, a page of them, with links to the next ones and back to the first.
 * @param path of the statement; `null`, as `pages`, where no link leads to it
 */
export function ordersTable(
  orders: SheetOrders,
  locale: Locale,
  path: string | null,
  pages: Pages | null,
): Markup {
  const { heading, notes, columns, rows, more, isFirst } = orders;
  const words = statementWords[locale];
  const unknown = pages?.isUnknownPage === true && html`<p class="error">${words.ordersUnknown}</p>`;
  return html`<section aria-labelledby="orders"><h2 id="orders">${heading}</h2>
${unknown}${notes.map((note) => html`<p class="small">${note}</p>`)}
${
  rows.length > 0 &&
  html`<table class="orders"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(tableRow)}</tbody></table>`
}
${pages?.nextCursor && html`<p><a class="button" rel="next" href="${path}?lang=${locale}&ordersCursor=${pages.nextCursor}#orders">${words.nextOrders}</a></p>`}
${pages !== null && !isFirst && html`<p><a class="save" href="${path}?lang=${locale}#orders">${words.firstOrders}</a></p>`}
${pages === null && more > 0 && html`<p>${words.moreOrders(more, words.ordersInApi('GET /v1/deals/{id}/statement'))}</p>`}</section>
`;
}

function tableRow({ id, about, sales, commission, rates }: SheetOrder): Markup {
  const earned =
    commission !== null && html`<td>${lines([html`<strong>${commission}</strong>`, ...rates])}</td>`;
  return html`<tr><th scope="row">${lines([id, ...about])}</th><td>${lines(sales)}</td>${earned}</tr>
`;
}

const lines = (all: readonly (string | Markup)[]) =>
  all.map((line, index) => (index === 0 ? line : html`<br><small>${line}</small>`));
