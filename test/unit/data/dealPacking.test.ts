import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dealItemSchema } from '../../../adapters/dynamodb/dealItems.ts';
import { packDeal } from '../../../adapters/dynamodb/dealPacking.ts';
import { parseStored } from '../../../adapters/dynamodb/table.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { standingAt } from '../domain/stages.ts';

const { deal } = standingAt('sales');
const read = (stored: unknown) => parseStored(dealItemSchema, { deal: stored, commitId: 'c1' }).deal;

describe('a packed deal', () => {
  test('is read as it was written, and takes less than half', () => {
    const packed = packDeal(deal);
    expect(read(packed)).toEqual(deal);
    expect(packed.byteLength).toBeLessThan(Buffer.byteLength(JSON.stringify(deal)) / 2);
  });

  test('keeps what is not ASCII', () => {
    expect(read(packDeal({ ...deal, reference: '春季直播🎉' })).reference).toBe('春季直播🎉');
  });

  test('beyond all measure is not written', () => {
    const parked = { stage: 'payout', error: 'E', at: deal.createdAt, input: null };
    const huge = { ...deal, parked: { ...parked, cause: 'x'.repeat(350 * 1024) } };
    expect(() => packDeal(huge)).toThrow(InvariantViolation);
  });
});

test('a deal that was stored as a map, before deals were packed, is read', () => {
  expect(read(deal)).toEqual(deal);
});

describe('what is no deal is an invariant violation that says why:', () => {
  const deflated = (text: string) => deflateRawSync(Buffer.from(text));
  test.each([
    ['bytes that are not deflated', randomBytes(64).fill(255, 0, 8), /deal cannot be unpacked/],
    ['a packed deal that was cut off', packDeal(deal).subarray(0, 200), /deal cannot be unpacked/],
    ['text that is no JSON', deflated('{'), /deal cannot be unpacked/],
    ['more than any deal comes to', deflated(`"${'0'.repeat(400 * 1024)}"`), /deal cannot be unpacked/],
    ['JSON of something else', deflated('{"id":"deal_1"}'), /deal\.reference/],
    ['nothing', undefined, /deal/],
  ])('%s', (_what, stored, why) => {
    expect(() => read(stored)).toThrow(InvariantViolation);
    expect(() => read(stored)).toThrow(why);
  });
});
