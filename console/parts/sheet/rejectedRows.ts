import { csvFile, csvLine } from '../export/csv.ts';
import type { Sheet } from './sheet.ts';

/** The rows that came to nothing, as they were, with why beside each: to be mended and imported again. */
export function rejectedCsv<Row extends { readonly cells: readonly string[]; readonly number: number }>(
  { columns }: Pick<Sheet, 'columns'>,
  rows: readonly Row[],
  heading: { readonly row: string; readonly problem: string },
  why: (row: Row) => string | null,
): Blob {
  const lines = rows.flatMap((row) => {
    const reason = why(row);
    return reason === null ? [] : [csvLine([...row.cells, String(row.number), reason])];
  });
  const head = csvLine([...columns, heading.row, heading.problem]);
  return csvFile([head, ...lines]);
}
