import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { OrderView } from '../../../api/orders.ts';
import { useWords } from '../../../words/pageWords.ts';
import { OrderRow } from './OrderRow.tsx';
import { salesWords } from './words.ts';

interface Props {
  readonly orders: readonly OrderView[];
  /** Of all pages, whether they were loaded or not. */
  readonly count: number;
  readonly currency: string;
  /** `null` while there is nothing more, or it is on its way. */
  readonly loadMore: (() => unknown) | null;
}

const COLUMNS = ['order', 'sale', 'refunded', 'counted', 'commission', 'reckoned'] as const;
const ROW_PIXELS = 77;
/** More is asked for when this many rows are left below. */
const AHEAD = 30;

/** As many rows as fit the window, whatever the number of orders. */
export function OrderList({ orders, count, currency, loadMore }: Props) {
  const say = useWords(salesWords);
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = useWindowVirtualizer({
    count: orders.length,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
    scrollMargin: topOf(body.current),
    getItemKey: (index) => orders[index]?.orderId ?? index,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= orders.length - AHEAD) loadMore?.();
  }, [last, orders.length, loadMore]);
  return (
    <table className="orders" aria-label={say('orders')} aria-rowcount={count + 1}>
      <thead>
        <tr className="order-row">
          {COLUMNS.map((name) => (
            <th key={name} scope="col" className={name === 'reckoned' ? 'visually-hidden' : undefined}>
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ key, index, start }) => {
          const order = orders[index];
          return (
            order !== undefined && (
              <OrderRow
                key={key}
                order={order}
                currency={currency}
                index={index}
                measure={virtual.measureElement}
                top={start - virtual.options.scrollMargin}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** From the top of the page, whatever it stands in. */
const topOf = (element: HTMLElement | null): number =>
  element === null ? 0 : element.getBoundingClientRect().top + window.scrollY;
