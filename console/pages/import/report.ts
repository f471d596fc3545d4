import { BYTE_ORDER_MARK, csvLine } from '../../parts/csv.ts';
import type { ImportRow } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** The rows that came to nothing, as they were, with why beside each: to be mended and imported again. */
export function rejectedCsv(
  { columns }: Sheet,
  rows: readonly ImportRow[],
  heading: { readonly row: string; readonly problem: string },
  why: (row: ImportRow) => string | null,
): Blob {
  const lines = rows.flatMap((row) => {
    const reason = why(row);
    return reason === null ? [] : [csvLine([...row.cells, String(row.number), reason])];
  });
  const head = csvLine([...columns, heading.row, heading.problem]);
  return new Blob([BYTE_ORDER_MARK, head, ...lines], { type: 'text/csv' });
}
