import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod/mini';
import { type Deal, dealSchema } from '../../domain/deal/deal.ts';
import { InvariantViolation } from '../../domain/errors.ts';

/** Unpacked. Many times what a deal comes to, and small enough for an item even where it packs badly. */
const LARGEST_DEAL_BYTES = 350 * 1024;

/**
 * The deal as JSON text, deflated: it is written whole with every commit, and DynamoDB bills each KB twice in a
 * transaction. @throws InvariantViolation for a deal that has grown beyond all measure
 */
export function packDeal(deal: Deal): Uint8Array {
  const text = Buffer.from(JSON.stringify(deal));
  if (text.byteLength > LARGEST_DEAL_BYTES)
    throw new InvariantViolation(`deal ${deal.id} takes ${text.byteLength} bytes`, deal.id);
  return deflateRawSync(text);
}

/** A stored deal: packed, or the map that was kept before deals were packed. */
export const packedDealSchema = z.pipe(
  z.transform((stored: unknown, context) => {
    if (!(stored instanceof Uint8Array)) return stored;
    try {
      return JSON.parse(inflateRawSync(stored, { maxOutputLength: LARGEST_DEAL_BYTES }).toString());
    } catch (error) {
      const message = `cannot be unpacked: ${error instanceof Error ? error.message : error}`;
      context.issues.push({ code: 'custom', message, input: stored });
      return z.NEVER;
    }
  }),
  dealSchema,
);
