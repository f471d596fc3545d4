import { type CsvError, parse } from 'csv-parse/browser/esm/sync';

export interface Sheet {
  readonly columns: readonly string[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** In which line of the text, or row of the workbook, each row ends, from 1. */
  readonly lines: readonly number[];
}

export type SheetFault = 'empty' | 'broken' | 'tooMany';
export type ReadSheet =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly fault: SheetFault };

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A table of which the first line that is not empty names the columns. */
export function sheetOf(lines: readonly Line[], mostRows: number): ReadSheet {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [{ cells: columns } = { cells: [] }, ...body] = filled;
  if (columns.length === 0 || body.length === 0) return { ok: false, fault: 'empty' };
  if (body.length > mostRows) return { ok: false, fault: 'tooMany' };
  const rows = body.map(({ cells }) => columns.map((_, index) => unguarded(cells[index] ?? '')));
  return { ok: true, sheet: { columns, rows, lines: body.map(({ line }) => line) } };
}

/** A table as a file of comma-separated values has it, or as it is copied out of a spreadsheet. */
export function parseSheet(text: string, mostRows: number): ReadSheet {
  const read: Line[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        read.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (isCsvError(error)) return { ok: false, fault: 'broken' };
    throw error;
  }
  return sheetOf(read, mostRows);
}

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');

/** What separates the names of the columns: spreadsheets copy with tabs, and save with semicolons where the comma is decimal. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace('\uFEFF', '').split(/\r?\n/, 1);
  const counted = ['\t', ';', ','].map((delimiter) => [delimiter, first.split(delimiter).length] as const);
  return counted.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** Our own reports mark texts that a spreadsheet would take for formulas: the mark is none of the text. */
const unguarded = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
