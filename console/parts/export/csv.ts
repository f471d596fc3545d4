/** Excel reads UTF-8 as such only after this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines of a table as a file. */
export const csvFile = (lines: readonly (string | Blob)[]): Blob =>
  new Blob([BYTE_ORDER_MARK, ...lines], { type: 'text/csv' });

/** One line of a table as RFC 4180 wants it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is marked as a text: names are other people's input. */
function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
