/** Every cell and row says where it stands: "C7", "7". */
const PLACE = /\sr=["']([A-Z]*)(\d+)["']/g;

/**
 * How many cells a worksheet (its XML) has from the first to the last, empty ones between them counted: a single cell at
 * the far end of the sheet makes a table of all that is before it.
 */
export function cellsSpanned(worksheet: string): number {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', digits = ''] of worksheet.matchAll(PLACE)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnNumber(letters));
  }
  return rows * columns;
}

const columnNumber = (letters: string): number => {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
};
