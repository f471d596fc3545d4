import type { OrderLine } from '../../domain/statement/orderLine.ts';
import { percent, shortMoment } from '../words/formats.ts';
import type { OrderList } from './readSales.ts';
import type { SheetOrder, SheetOrders } from './sheet.ts';
import type { Voice } from './voice.ts';

/**
 * Some of the orders, in words. `null` where none were reported.
 * @param hasCommission whether anything is earned by the single order
 */
export function ordersSheet(list: OrderList, hasCommission: boolean, voice: Voice): SheetOrders | null {
  const { words, say } = voice;
  const { position, items, sums, fitting: total, isChanged, next } = list;
  if (sums.orders.count + sums.orders.outside === 0) return null;
  const last = position + items.length;
  const { order, sales, commission } = words.orderColumns;
  return {
    heading: words.ordersHeading,
    notes: [
      ...(isChanged ? [words.ordersChanged] : []),
      items.length === 0 ? words.noMoreOrders : words.ordersRange(position + 1, last, total),
      ...(hasCommission ? [words.ordersCommission(say(sums.found.commissionMinor))] : []),
    ],
    columns: [order, sales, ...(hasCommission ? [commission] : [])],
    rows: items.map((line) => sheetOrder(line, hasCommission, voice)),
    isFirst: position === 0,
    more: next === null ? 0 : total - last,
  };
}

function sheetOrder(line: OrderLine, hasCommission: boolean, voice: Voice): SheetOrder {
  const { words, say } = voice;
  const { orderId, at, baseMinor, refundedMinor, countedMinor, commissionMinor, notCounted } = line;
  return {
    id: orderId,
    about: [shortMoment(at, voice), ...(notCounted === null ? [] : [words.notCounted[notCounted]])],
    sales: [
      say(baseMinor),
      ...(refundedMinor > 0 ? [words.orderRefunded(say(refundedMinor))] : []),
      ...(countsInPart(line) ? [words.orderCounts(say(countedMinor))] : []),
    ],
    commission: hasCommission ? say(commissionMinor) : null,
    rates: ratesText(line, voice),
  };
}

/** Where all of it counts, or nothing, that is said already. */
const countsInPart = ({ refundedMinor, notCounted }: OrderLine) => refundedMinor > 0 && notCounted === null;

/** The rate alone where there is one; what went by each where the order crossed from one tier to the next. */
function ratesText({ tiers }: OrderLine, { words, say, locale }: Voice): string[] {
  const [only, ...others] = tiers.map(({ ratePpm, netMinor }) => ({
    rate: percent(ratePpm, locale),
    net: say(netMinor),
  }));
  if (only === undefined) return [];
  if (others.length === 0) return [only.rate];
  return [only, ...others].map(({ rate, net }) => words.orderRate(rate, net));
}
