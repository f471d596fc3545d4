import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import type { DealEvent } from '../../domain/deal/event.ts';

/** Characters of a ULID that say where in its log an event stands: deals stay far below a million events. */
const SEQ_LENGTH = 4;

/**
 * A ULID that is the same whenever it is made: an event goes to an endpoint once. It sorts by the event's time, and
 * events of one deal and instant by their order.
 */
export function deliveryId(
  endpointId: string,
  { dealId, seq, at }: Pick<DealEvent, 'dealId' | 'seq' | 'at'>,
): string {
  return `whd_${encodeTime(Date.parse(at))}${encodeTime(seq, SEQ_LENGTH)}${hashed(`${endpointId}.${dealId}.${seq}`)}`;
}

/** Twelve characters of Crockford's Base32, five bits each. */
function hashed(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  return [0, 4].map((offset) => encodeTime(bytes.readUInt32BE(offset) >>> 2, 6)).join('');
}
