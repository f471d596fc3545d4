import { parseAccept } from 'hono/utils/accept';
import { type ReportsTaken, reportsTaken } from '../../domain/deal/salesReport.ts';
import { formatMoney } from '../../domain/money/currency.ts';
import { type StatementLink, statementPage } from '../pages/statementPage.ts';
import { type HttpResponse, jsonResponse } from '../runtime/problem.ts';
import { type OrdersView, ordersView } from './ordersView.ts';
import { type StatementView, statementView } from './statementView.ts';
import { type WithoutUnits, withoutUnits } from './withoutUnits.ts';
import { type ReadStatement, writeSheet } from './writeSheet.ts';

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

/** A statement with the orders behind it, page by page. */
export interface StatementAnswer extends StatementView {
  /** `null` for whoever has nothing to do with the orders. */
  readonly orders: WithoutUnits<OrdersView> | null;
  /** What may be reported now; also for those who may report, and are not paid by what they report. */
  readonly salesTaken: ReportsTaken;
}

/** @param nextCursor that of the next page of orders, `null` where there is none */
export function jsonStatement(read: ReadStatement, nextCursor: string | null): HttpResponse {
  const { statement, orders, names, reader } = read;
  const { facts } = statement;
  const view: StatementAnswer = {
    ...statementView(statement, names, reader),
    orders: orders && withoutUnits(ordersView(orders, facts.deal.terms, reader, nextCursor)),
    salesTaken: reportsTaken(facts.deal, facts.now),
  };
  return jsonResponse(200, view, { vary: 'accept, accept-language' });
}

/** The page itself; who sends it knows the headers of pages. @param by the creator's link, `null` where there is none */
export function htmlStatement(read: ReadStatement, by: StatementLink | null): string {
  return statementPage(writeSheet(read, formatMoney), read.reader.locale, by);
}
