import { csvLine } from '../../../parts/export/csv.ts';

/** What a chart shows, as a table would: one name in each row, one value of each series. */
export interface Figure {
  /** What the rows are, e.g. "Month". */
  readonly head: string;
  readonly rows: readonly string[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** One for each row; `null` where nothing was measured. */
  readonly values: readonly (number | null)[];
}

/** The figures as they were measured, for spreadsheets: a row for each name. */
export function figureCsv({ head, rows, series }: Figure): string {
  const lines = rows.map((row, index) => csvLine([row, ...series.map(({ values }) => values[index] ?? '')]));
  return csvLine([head, ...series.map(({ name }) => name)]) + lines.join('');
}

/** Whether there is anything to be drawn. */
export const hasValues = ({ series }: Figure): boolean =>
  series.some(({ values }) => values.some((value) => value !== null && value !== 0));
