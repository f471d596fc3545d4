import { currencyExponent } from '../../domain/money/currency.ts';
import { parseAmount } from '../pages/forms/decimal.ts';
import { formFaults } from './faults.ts';

/** What a sheet says of an order, by the names of the API. */
export const ORDER_COLUMNS = ['orderId', 'at', 'net', 'refunded', 'cancelledBeforeShipping'] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];
export const NEEDED_COLUMNS: readonly OrderColumn[] = ['orderId', 'at', 'net'];

/** What people and shops call the columns, in small letters and without spaces, signs and what stands in brackets. */
const NAMES: Readonly<Record<OrderColumn, RegExp>> = {
  orderId: /^(order(id|no|number)?|订单(号|编号)?|主?订单编号)$/,
  at: /^(at|placed(at)?|order(ed)?(at|time|date)|created(at)?|date|time|下单(时间|日期)|订单(提交|创建)?时间|时间|日期)$/,
  net: /^(net(sales?|amount|value)?|amount|成交净额|净额|净销售额|实付(金额)?|订单应付金额|金额)$/,
  refunded: /^(refund(ed)?(amount)?|(已)?退款(金额)?)$/,
  cancelledBeforeShipping: /^(cancel(l)?ed(beforeshipping)?|(发货前|是否)?取消)$/,
};

const FLAGS = new Map([
  ...['', 'false', '0', 'no', 'n', '否'].map((text) => [text, false] as const),
  ...['true', '1', 'yes', 'y', '是'].map((text) => [text, true] as const),
]);

export interface FoundColumns {
  readonly places: Readonly<Partial<Record<OrderColumn, number>>>;
  readonly missing: readonly OrderColumn[];
  /** As the sheet calls them. */
  readonly unknown: readonly string[];
  readonly doubled: readonly string[];
}

/** Where each column stands, by what people call them; of those that are there twice the first. */
export function findColumns(header: readonly string[]): FoundColumns {
  const known = header.map((name) => columnCalled(name));
  const places = Object.fromEntries(
    ORDER_COLUMNS.flatMap((column) => {
      const at = known.indexOf(column);
      return at < 0 ? [] : [[column, at] as const];
    }),
  );
  return {
    places,
    missing: NEEDED_COLUMNS.filter((column) => !known.includes(column)),
    unknown: header.filter((_, index) => known[index] === undefined),
    doubled: header.filter((_, index) => known[index] !== undefined && known.indexOf(known[index]) !== index),
  };
}

function columnCalled(name: string): OrderColumn | undefined {
  const plain = name.toLowerCase().replaceAll(/[（(].*$|[\s_]/g, '');
  return ORDER_COLUMNS.find((column) => NAMES[column].test(plain));
}

/** An order as it is reported. What else can be wrong with it the domain knows. */
export interface EnteredOrder {
  readonly orderId: string;
  readonly at: string;
  readonly net: number;
  readonly refunded?: number;
  readonly cancelledBeforeShipping?: boolean;
}

/** `message` in the words of the API. */
export interface OrderFault {
  readonly column: OrderColumn;
  readonly message: string;
}

export interface OrderReading {
  /** Of amounts in major units; `null`: they are in minor units. */
  readonly currency: string | null;
  /** An RFC 3339 time out of what stands there, or why it is none. */
  readonly readTime: (text: string) => { readonly at: string } | { readonly message: string };
}

/** The order that a line's cells say, or all that is wrong with them. */
export function readOrder(
  cell: (column: OrderColumn) => string,
  { currency, readTime }: OrderReading,
): { readonly order: EnteredOrder } | { readonly faults: readonly OrderFault[] } {
  const time = readTime(cell('at'));
  const net = amount(cell('net'), currency);
  const refunded = cell('refunded') === '' ? undefined : amount(cell('refunded'), currency);
  const isCancelled = FLAGS.get(cell('cancelledBeforeShipping').toLowerCase());
  if (
    cell('orderId') !== '' &&
    'at' in time &&
    net !== null &&
    refunded !== null &&
    isCancelled !== undefined
  ) {
    const order = { orderId: cell('orderId'), at: time.at, net };
    return {
      order: {
        ...order,
        ...(refunded === undefined ? {} : { refunded }),
        ...(isCancelled ? { cancelledBeforeShipping: true } : {}),
      },
    };
  }
  const faults: (OrderFault | false)[] = [
    cell('orderId') === '' && { column: 'orderId', message: formFaults.empty },
    'message' in time && { column: 'at', message: time.message },
    net === null && { column: 'net', message: mustBeAmount(currency) },
    refunded === null && { column: 'refunded', message: mustBeAmount(currency) },
    isCancelled === undefined && { column: 'cancelledBeforeShipping', message: 'must be true or false' },
  ];
  return { faults: faults.filter((fault) => fault !== false) };
}

/** Minor units, or `null` for a text that is no amount. Exact: no float is involved. */
function amount(text: string, currency: string | null): number | null {
  if (currency !== null) return parseAmount(text.replace(/^[¥￥$€£]\s*/, ''), currency);
  return /^\d{1,16}$/.test(text) ? Number(text) : null;
}

const mustBeAmount = (currency: string | null) =>
  currency === null
    ? 'must be a whole number of minor units, such as 1290'
    : `must be an amount of ${currency} with ${currencyExponent(currency)} decimals at most`;
