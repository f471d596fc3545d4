import { isValid } from 'ulid';
import { expect, it } from 'vitest';
import { deliveryId } from '../../../functions/outbound/deliveryId.ts';

const event = { dealId: 'deal_1', seq: 7, at: '2026-11-01T00:00:00.000Z' };
const id = deliveryId('whe_1', event);

it('is a ULID that is made the same again', () => {
  expect(id).toMatch(/^whd_/);
  expect(isValid(id.slice(4))).toBe(true);
  expect(deliveryId('whe_1', { ...event })).toBe(id);
});

it.each([
  ['another endpoint', 'whe_2', event],
  ['another deal', 'whe_1', { ...event, dealId: 'deal_2' }],
  ['another event', 'whe_1', { ...event, seq: 8 }],
])('differs for %s', (_what, endpointId, other) => {
  expect(deliveryId(endpointId, other)).not.toBe(id);
});

it('sorts by time, then by the place in the log', () => {
  const ids = [2, 9, 10, 31, 32, 33, 1023, 1024, 99_999].map((seq) => deliveryId('whe_1', { ...event, seq }));
  expect(ids.toSorted()).toEqual(ids);
  expect(deliveryId('whe_1', { ...event, seq: 1, at: '2026-11-01T00:00:00.001Z' }) > (ids.at(-1) ?? '')).toBe(
    true,
  );
});
