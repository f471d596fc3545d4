import type { DealView } from '../../../functions/api/dealView.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * How long until a deal is read again (ms), `unchangedMillis` after it changed last: at once while a step is being
 * taken, every few seconds while people may be at it, each minute when it waits for days. One read is one request.
 */
export function pollMillis(
  { gate, status }: Pick<DealView, 'gate' | 'status'>,
  unchangedMillis: number,
): number | false {
  if (status === 'closed') return unchangedMillis < MINUTE ? 5 * SECOND : false;
  if (gate === null && unchangedMillis < MINUTE) return SECOND;
  if (unchangedMillis < 2 * MINUTE) return 4 * SECOND;
  return unchangedMillis < 15 * MINUTE ? 15 * SECOND : MINUTE;
}
