import type { OrdersBehind } from '../../domain/statement/orders.ts';
import { shortMoment } from '../words/formats.ts';
import type { Voice } from './voice.ts';

/** The orders behind an amount, or nothing where none were reported. */
export function ordersText(orders: OrdersBehind, voice: Voice): string[] {
  const { words, say, locale } = voice;
  const { count, grossMinor, refundedMinor, cancelledMinor, netMinor, firstAt, lastAt, outside } = orders;
  const comma = locale === 'zh-CN' ? '，' : ', ';
  const sums = [
    words.orders(count, say(grossMinor), say(refundedMinor), say(netMinor)),
    ...(cancelledMinor > 0 ? [words.cancelledOrders(say(cancelledMinor))] : []),
    ...(outside > 0 ? [words.ordersOutside(outside)] : []),
  ];
  if (count + outside === 0) return [];
  if (firstAt === null || lastAt === null) return [sums.join(comma)];
  return [sums.join(comma), words.ordersPlaced(shortMoment(firstAt, voice), shortMoment(lastAt, voice))];
}
