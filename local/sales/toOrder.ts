import { type Order, orderSchema } from '../../domain/commission/commission.ts';
import { faultsOf } from '../../domain/faults.ts';
import { instantSchema } from '../../domain/time.ts';
import { findColumns, NEEDED_COLUMNS, readOrder } from '../../functions/words/orderSheet.ts';
import { BadSalesFile } from './readLines.ts';

/** What a file of rejected lines says in front: it can be mended and imported as it is. */
const IGNORED = ['line', 'reason'];

/** An order, or why the line is none. */
export type Reading = { readonly order: Order } | { readonly reason: string };
export type ReadOrder = (cells: readonly string[]) => Reading;

/**
 * How to read the lines below `header`. @param currency of amounts in major units; `null`: they are in minor units
 * @throws BadSalesFile for columns that are missing, doubled or unknown
 */
export function orderReader(header: readonly string[], currency: string | null): ReadOrder {
  const { places } = requireColumns(header);
  return (cells) => {
    if (cells.length !== header.length)
      return { reason: `has ${cells.length} columns instead of ${header.length}` };
    const cell = (column: keyof typeof places) => cells[places[column] ?? -1] ?? '';
    const read = readOrder(cell, { currency, readTime });
    if ('faults' in read)
      return { reason: read.faults.map(({ column, message }) => `${column} ${message}`).join('; ') };
    const parsed = orderSchema.safeParse(read.order);
    if (parsed.success) return { order: parsed.data };
    return {
      reason: faultsOf(parsed.error)
        .map(({ path, message }) => `${path.join('.')} ${message}`)
        .join('; '),
    };
  };
}

/** Files are kept and read elsewhere: what they say must not depend on the zone of this machine. */
function readTime(text: string): { at: string } | { message: string } {
  const { data, error } = instantSchema.safeParse(text);
  return data === undefined ? { message: error?.issues[0]?.message ?? '' } : { at: data };
}

function requireColumns(header: readonly string[]): ReturnType<typeof findColumns> {
  const found = findColumns(header);
  const complaints = [
    ...found.missing.map((column) => `${column} is missing`),
    ...found.unknown
      .filter((column) => !IGNORED.includes(column))
      .map((column) => `${column === '' ? 'a column without a name' : column} is not known`),
    ...found.doubled.map((column) => `${column} is there twice`),
  ];
  if (complaints.length > 0)
    throw new BadSalesFile(
      `The first line must name the columns ${NEEDED_COLUMNS.join(', ')}: ${complaints.join(', ')}.`,
    );
  return found;
}
