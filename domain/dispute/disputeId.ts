import { encodeTime } from 'ulid';
import { canonicalHash } from '../canonical.ts';

/** Crockford's base 32, the letters of a ULID. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of a deal's dispute: a ULID whose random part follows from the deal and the number of the dispute, so that a
 * decision that is made again names it the same. @param now epoch ms
 */
export function disputeIdFor(dealId: string, number: number, now: number): string {
  const bits = BigInt(`0x${canonicalHash({ dealId, dispute: number })}`);
  const random = Array.from({ length: 16 }, (_, index) => LETTERS[Number((bits >> BigInt(5 * index)) & 31n)]);
  return `dispute_${encodeTime(now, 10)}${random.join('')}`;
}
