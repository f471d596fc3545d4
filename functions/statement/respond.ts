import { parseAccept } from 'hono/utils/accept';
import { formatMoney } from '../../domain/money/currency.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { statementPage } from '../pages/statementPage.ts';
import { type HttpResponse, jsonResponse } from '../runtime/problem.ts';
import type { Reader } from '../words/reader.ts';
import { statementView } from './statementView.ts';
import type { Names } from './voice.ts';
import { writeSheet } from './writeSheet.ts';

const TYPES = { json: 'application/json', pdf: 'application/pdf', html: 'text/html' } as const;
export type StatementFormat = keyof typeof TYPES;

/** The form that was asked for by `Accept`: JSON unless a PDF or a page is named before it. */
export function acceptedFormat(accept: string | undefined): StatementFormat {
  const named = parseAccept(accept ?? '')
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => formatOf(type));
  return named.find((format) => format !== undefined) ?? 'json';
}

const formatOf = (type: string): StatementFormat | undefined => {
  if (type === TYPES.pdf) return 'pdf';
  if (type === TYPES.html) return 'html';
  return type === TYPES.json || type === '*/*' ? 'json' : undefined;
};

export function jsonStatement(statement: Statement, names: Names, reader: Reader): HttpResponse {
  return jsonResponse(200, statementView(statement, names, reader), { vary: 'accept, accept-language' });
}

/** The page itself; who sends it knows the headers of pages. */
export function htmlStatement(
  statement: Statement,
  names: Names,
  reader: Reader,
  dealPath: string | null,
): string {
  return statementPage(writeSheet(statement, names, reader, formatMoney), reader.locale, dealPath);
}
