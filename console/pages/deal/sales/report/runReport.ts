import { type EnteredOrder, ORDER_COLUMNS } from '../../../../../functions/words/orderSheet.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import type { SalesReceipt } from '../../../../api/sales.ts';
import { backOffMillis, MOST_TRIES, mayPass } from '../../../import/runImport.ts';
import type { ReportRow, RowFault } from './readReport.ts';

/** As many as one report takes (DESIGN §7). */
const BATCH = 500;

export interface ReportProgress {
  /** Orders that were taken or refused. */
  readonly done: number;
  readonly receipt: SalesReceipt;
  /** What the API found wrong, by the rows' numbers. */
  readonly refused: ReadonlyMap<number, readonly RowFault[]>;
}

export const NOTHING_SENT: ReportProgress = {
  done: 0,
  receipt: { created: 0, corrected: 0, unchanged: 0, outsideAttribution: 0 },
  refused: new Map(),
};

export interface ReportRun {
  readonly rows: readonly ReportRow[];
  /** Reports one batch. @throws ApiProblem */
  readonly send: (orders: readonly EnteredOrder[]) => Promise<SalesReceipt>;
  readonly onProgress: (progress: ReportProgress) => void;
  /** Aborted, no further batch is begun. */
  readonly signal: AbortSignal;
  readonly wait: (millis: number) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
}

type Sendable = ReportRow & { readonly order: EnteredOrder };

/**
 * Reports all rows that are orders, batch after batch; of a batch that is refused because of some of its orders, the
 * others are reported again. Orders are told apart by their ids, so that doing it twice changes nothing.
 * @throws ApiProblem where it is refused for what is not about single orders
 */
export async function runReport(run: ReportRun): Promise<void> {
  let progress = NOTHING_SENT;
  for (const batch of batchesOf(run.rows)) {
    let rest = batch;
    while (rest.length > 0) {
      if (run.signal.aborted) return;
      const result = await report(run, rest);
      progress = after(progress, rest, result);
      rest = result instanceof Map ? rest.filter(({ number }) => !result.has(number)) : [];
      run.onProgress(progress);
    }
  }
}

/** In the sheet's order. A later row about the same order goes into a later batch: it corrects the earlier one. */
export function batchesOf(rows: readonly ReportRow[]): Sendable[][] {
  const batches: Sendable[][] = [];
  let ids = new Set<string>();
  for (const { order, ...row } of rows) {
    if (order === null) continue;
    const last = batches.at(-1);
    if (last === undefined || last.length === BATCH || ids.has(order.orderId)) {
      batches.push([{ ...row, order }]);
      ids = new Set();
    } else last.push({ ...row, order });
    ids.add(order.orderId);
  }
  return batches;
}

/** The receipt, or why single orders were refused, by the numbers of their rows. */
async function report(run: ReportRun, rows: readonly Sendable[]) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run.send(rows.map(({ order }) => order));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const refused = refusedBy(error, rows);
      if (refused.size > 0) return refused;
      if (!mayPass(error) || tries === MOST_TRIES || run.signal.aborted) throw error;
      await run.wait(backOffMillis(tries) * run.random());
    }
  }
}

function refusedBy({ body }: ApiProblem, rows: readonly Sendable[]): Map<number, RowFault[]> {
  const refused = new Map<number, RowFault[]>();
  for (const { path, message } of body.errors ?? []) {
    const [place = '', name] = path.split('.');
    const row = /^\d+$/.test(place) ? rows[Number(place)] : undefined;
    if (row === undefined) return new Map();
    const column = ORDER_COLUMNS.find((known) => known === name) ?? null;
    refused.set(row.number, [...(refused.get(row.number) ?? []), { column, message }]);
  }
  return refused;
}

function after(
  { done, receipt, refused }: ReportProgress,
  rows: readonly Sendable[],
  result: SalesReceipt | ReadonlyMap<number, readonly RowFault[]>,
): ReportProgress {
  if ('size' in result) {
    return { done: done + result.size, receipt, refused: new Map([...refused, ...result]) };
  }
  const sum = {
    created: receipt.created + result.created,
    corrected: receipt.corrected + result.corrected,
    unchanged: receipt.unchanged + result.unchanged,
    outsideAttribution: receipt.outsideAttribution + result.outsideAttribution,
  };
  return { done: done + rows.length, receipt: sum, refused };
}
