import { type Order, orderSchema } from '../../domain/commission/commission.ts';
import { faultsOf } from '../../domain/faults.ts';
import { currencyExponent } from '../../domain/money/currency.ts';
import { parseAmount } from '../../functions/pages/forms/decimal.ts';
import { BadSalesFile } from './readLines.ts';

const REQUIRED = ['orderId', 'at', 'net'];
const OPTIONAL = ['refunded', 'cancelledBeforeShipping'];
/** What a file of rejected lines says in front: it can be mended and imported as it is. */
const IGNORED = ['line', 'reason'];
const FLAGS = new Map([
  ['', false],
  ['false', false],
  ['0', false],
  ['true', true],
  ['1', true],
]);

/** An order, or why the line is none. */
export type Reading = { readonly order: Order } | { readonly reason: string };
export type ReadOrder = (cells: readonly string[]) => Reading;

/**
 * How to read the lines below `header`. @param currency of amounts in major units; `null`: they are in minor units
 * @throws BadSalesFile for columns that are missing, doubled or unknown
 */
export function orderReader(header: readonly string[], currency: string | null): ReadOrder {
  requireColumns(header);
  return (cells) => {
    if (cells.length !== header.length)
      return { reason: `has ${cells.length} columns instead of ${header.length}` };
    const cell = (column: string) => cells[header.indexOf(column)] ?? '';
    const flag = FLAGS.get(cell('cancelledBeforeShipping').toLowerCase());
    if (flag === undefined) return { reason: 'cancelledBeforeShipping must be true or false' };
    const net = amount(cell('net'), currency);
    const refunded = cell('refunded') === '' ? undefined : amount(cell('refunded'), currency);
    if (net === null || refunded === null)
      return { reason: `${net === null ? 'net' : 'refunded'} must be ${amountInWords(currency)}` };
    const parsed = orderSchema.safeParse({
      orderId: cell('orderId'),
      at: cell('at'),
      net,
      ...(refunded === undefined ? {} : { refunded }),
      ...(flag ? { cancelledBeforeShipping: true } : {}),
    });
    if (parsed.success) return { order: parsed.data };
    return {
      reason: faultsOf(parsed.error)
        .map(({ path, message }) => `${path.join('.')} ${message}`)
        .join('; '),
    };
  };
}

function requireColumns(header: readonly string[]): void {
  const known = [...REQUIRED, ...OPTIONAL, ...IGNORED];
  const missing = REQUIRED.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  const doubled = header.filter((column, index) => header.indexOf(column) !== index);
  const complaints = [
    ...missing.map((column) => `${column} is missing`),
    ...unknown.map((column) => `${column === '' ? 'a column without a name' : column} is not known`),
    ...doubled.map((column) => `${column} is there twice`),
  ];
  if (complaints.length > 0)
    throw new BadSalesFile(
      `The first line must name the columns ${REQUIRED.join(', ')}: ${complaints.join(', ')}.`,
    );
}

/** Minor units, or `null` for a text that is no amount. Exact: no float is involved. */
function amount(text: string, currency: string | null): number | null {
  if (currency !== null) return parseAmount(text, currency);
  return /^\d{1,16}$/.test(text) ? Number(text) : null;
}

const amountInWords = (currency: string | null) =>
  currency === null
    ? 'a whole number of minor units, such as 1290'
    : `an amount of ${currency} with ${currencyExponent(currency)} decimals at most`;
