import type { OrderView } from '../../../api/orders.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { Money } from '../../../parts/Money.tsx';

interface Props {
  readonly order: OrderView;
  readonly currency: string;
  readonly index: number;
  readonly measure: (row: Element | null) => void;
  readonly top: number;
}

/** One order: what was reported of it, and what it earns, step by step. */
export function OrderRow({ order, currency, index, measure, top }: Props) {
  const { orderId, at, base, refunded, counted, commission, notCounted, text } = order;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className="order-row"
      style={{ transform: `translateY(${top}px)` }}
    >
      <th scope="row">
        <span className="order-id">{orderId}</span> <Moment at={at} />
      </th>
      <td>
        <Money minor={base} currency={currency} />
      </td>
      <td className="order-refunded">{refunded > 0 && <Money minor={0 - refunded} currency={currency} />}</td>
      <td className="order-counted">
        <Money minor={counted} currency={currency} />
      </td>
      <td className="order-commission">
        <Money minor={commission} currency={currency} />
      </td>
      <td className={notCounted === null ? 'order-text quiet' : 'order-text not-counted'}>{text}</td>
    </tr>
  );
}
