import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/parties.ts';
import type { Charge } from '../../domain/statement/brandStatement.ts';
import type { Condition } from '../../domain/statement/condition.ts';
import type { Line, LinePayment } from '../../domain/statement/line.ts';
import type { LineKind, StatementPayee } from '../../domain/statement/rule.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import type { Total } from '../../functions/words/statement.ts';
import { download, path, request } from './request.ts';

/** An amount of a statement, explained; minor units. */
export interface LineView
  extends Pick<Line, 'kind' | 'payee' | 'isEstimate' | 'isForSales' | 'status' | 'dates'> {
  readonly amount: number;
  /** In the reader's words. */
  readonly rule: { readonly text: string };
  readonly condition: Condition | null;
}

interface CostView {
  readonly kind: LineKind;
  readonly amount: number;
  readonly lines: readonly LineView[];
}

export interface BrandSideView {
  readonly totals: Readonly<Record<'paid' | 'refunded' | 'held' | 'cost' | 'expected', number>>;
  readonly charges: readonly (Pick<Charge, 'kind' | 'status' | 'at' | 'reference'> & {
    readonly amount: number;
    readonly condition: Condition | null;
  })[];
  readonly costs: readonly CostView[];
  readonly expected: readonly CostView[];
  readonly refunds: readonly (Pick<LinePayment, 'paymentId' | 'status' | 'paidAt' | 'reference'> & {
    readonly amount: number;
    readonly condition: Condition | null;
  })[];
}

export interface PayeeSideView {
  readonly payee: StatementPayee & { readonly name: string };
  readonly totals: Readonly<Record<Total, number>>;
  readonly lines: readonly LineView[];
}

/** What of a statement the console shows; `brand` only for those who may see it. */
export interface StatementView {
  readonly currency: string;
  readonly asOf: string;
  readonly brand?: BrandSideView;
  readonly payees: readonly PayeeSideView[];
}

export const statementQuery = ({ id, version }: Pick<DealView, 'id' | 'version'>, locale: Locale) =>
  queryOptions({
    queryKey: ['deal', id, 'statement', version, locale],
    queryFn: ({ signal }) =>
      request<StatementView>({
        path: path`/v1/deals/${id}/statement`,
        query: { format: 'json', ordersLimit: 1, locale },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** The same on paper. @throws ApiProblem */
export const statementPdf = (dealId: string, locale: Locale): Promise<Blob> =>
  download({ path: path`/v1/deals/${dealId}/statement`, query: { format: 'pdf', locale } });

/** Where the deal's case file lies for five minutes; it is put together first. @throws ApiProblem */
export const makeCaseFile = (dealId: string): Promise<{ readonly url: string; readonly fileName: string }> =>
  request({ path: path`/v1/deals/${dealId}/case-file` });
