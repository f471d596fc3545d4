import {
  type EnteredOrder,
  findColumns,
  type OrderColumn,
  readOrder,
} from '../../../../../functions/words/orderSheet.ts';
import { readMoment } from '../../../../parts/sheet/readMoment.ts';
import type { Sheet } from '../../../../parts/sheet/sheet.ts';

/** `column` is `null` for the row as a whole; `message` in the words of the API. */
export interface RowFault {
  readonly column: OrderColumn | null;
  readonly message: string;
}

export interface ReportRow {
  /** The line in which it stands. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly orderId: string;
  /** `null` where something is wrong with it that can be seen here. */
  readonly order: EnteredOrder | null;
  readonly faults: readonly RowFault[];
}

/** What else a sheet may have: our own reports of rejected rows, which can be mended and sent as they are. */
export interface ReadReport {
  readonly rows: readonly ReportRow[];
  readonly missing: readonly OrderColumn[];
  /** Columns that are passed over, by their names. */
  readonly unused: readonly string[];
}

/** @param currency of amounts in major units; `null`: they are in minor units */
export function readReport(sheet: Sheet, currency: string | null): ReadReport {
  const { places, missing, unknown, doubled } = findColumns(sheet.columns);
  const rows = sheet.rows.map((cells, index) => {
    const cell = (column: OrderColumn) => cells[places[column] ?? -1] ?? '';
    const read = readOrder(cell, { currency, readTime: readMoment });
    const row = { number: sheet.lines[index] ?? index + 2, cells, orderId: cell('orderId') };
    return 'order' in read
      ? { ...row, order: read.order, faults: [] }
      : { ...row, order: null, faults: read.faults };
  });
  return { rows, missing, unused: [...unknown, ...doubled].filter((name) => name !== '') };
}
