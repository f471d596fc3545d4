import { startOfDay } from '../../parts/days.ts';
import type { OverviewSearch } from './search.ts';

/** From and with, up to and without: RFC 3339. Without an end it goes on until now. */
interface Bounds {
  readonly from: string;
  readonly to?: string;
}

/** The instants of a period as this device's calendar has it. @param now epoch ms */
export function boundsOf({ period, from, to }: OverviewSearch, now: number): Bounds {
  const today = new Date(now);
  const monthStart = (back: number) =>
    new Date(today.getFullYear(), today.getMonth() - back, 1).toISOString();
  switch (period) {
    case 'thisMonth':
      return { from: monthStart(0) };
    case 'lastMonth':
      return { from: monthStart(1), to: monthStart(0) };
    case 'threeMonths':
      return { from: monthStart(2) };
    case 'custom': {
      const start = from === undefined ? monthStart(11) : startOfDay(from);
      const end = to === undefined ? undefined : startOfDay(to, 1);
      // An end before the start says nothing: it is being typed.
      return end === undefined || end <= start ? { from: start } : { from: start, to: end };
    }
    default:
      return { from: monthStart(11) };
  }
}
