import { type CsvError, parse } from 'csv-parse/browser/esm/sync';

export interface Sheet {
  readonly columns: readonly string[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** In which line of the text each row ends, from 1. */
  readonly lines: readonly number[];
}

export type SheetFault = 'empty' | 'broken' | 'tooMany';
export type ReadSheet =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly fault: SheetFault };

/** A table as a file of comma-separated values has it, or as it is copied out of a spreadsheet; the first line names the columns. */
export function parseSheet(text: string, mostRows: number): ReadSheet {
  const read: { cells: readonly string[]; line: number }[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) read.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (isCsvError(error)) return { ok: false, fault: 'broken' };
    throw error;
  }
  const [{ cells: columns } = { cells: [] }, ...body] = read;
  if (columns.length === 0 || body.length === 0) return { ok: false, fault: 'empty' };
  if (body.length > mostRows) return { ok: false, fault: 'tooMany' };
  const rows = body.map(({ cells }) => columns.map((_, index) => unguarded(cells[index] ?? '')));
  return { ok: true, sheet: { columns, rows, lines: body.map(({ line }) => line) } };
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

/** Bytes of a file as text. Spreadsheets in Chinese save CSV as GB 18030 unless they are told otherwise. */
export function decodeSheet(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('gb18030').decode(bytes);
    throw error;
  }
}
