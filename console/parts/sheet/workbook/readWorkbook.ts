import readXlsxFile from 'read-excel-file/universal';
import type { BookSheet, ReadBook } from './book.ts';
import { type Cell, cellText, isMidnight, plainNumber } from './cellText.ts';
import { unpack } from './unpack.ts';

/** Every worksheet of an Excel workbook (.xlsx) as text. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadBook> {
  try {
    const unpacked = unpack(bytes);
    if (!unpacked.ok) return unpacked;
    const sheets = await readXlsxFile(unpacked.archive.buffer, { parseNumber: plainNumber });
    return { ok: true, sheets: sheets.map(({ sheet, data }) => bookSheet(sheet, data.map(cellsOf))) };
  } catch {
    // Whatever is wrong with somebody's file, what unpacks or reads it may stumble at any place.
    return { ok: false, fault: 'brokenBook' };
  }
}

/** The package's types have the class of dates where dates are. */
const cellsOf = (row: readonly unknown[]): Cell[] =>
  row.map((cell) => {
    if (cell === null || typeof cell === 'boolean' || cell instanceof Date) return cell;
    return String(cell);
  });

/** In a column of dates, midnight is a time if any other has one, and else nobody said a time. */
function bookSheet(name: string, rows: readonly (readonly Cell[])[]): BookSheet {
  const timed = new Set(
    rows.flatMap((row) =>
      row.flatMap((cell, column) => (cell instanceof Date && !isMidnight(cell) ? [column] : [])),
    ),
  );
  const textsOf = (row: readonly Cell[]) =>
    row.every((cell) => cell === null) ? [] : row.map((cell, column) => cellText(cell, timed.has(column)));
  return { name, rows: rows.map(textsOf) };
}
