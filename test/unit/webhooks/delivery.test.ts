import { describe, expect, it } from 'vitest';
import { durationMillis, toInstant } from '../../../domain/time.ts';
import { DELAYS, isDead, newDelivery, replayed, takenUp, tried } from '../../../domain/webhooks/delivery.ts';
import { type Endpoint, rotated, secretsAt } from '../../../domain/webhooks/endpoint.ts';
import { NOW } from '../../builders/deal.ts';

const HOUR = 3_600_000;
const endpoint: Endpoint = {
  ...{ id: 'whe_1', tenantId: 'brand_1', url: 'https://example.com', createdAt: toInstant(NOW) },
  ...{ secrets: [{ secret: 'a', validUntil: null }], disabled: null, lastSuccessAt: null, version: 1 },
};
const fresh = newDelivery(endpoint, { id: 'whd_1', dealId: 'deal_1', seq: 1, type: 'deal.invited.v1' }, NOW);
const answered = (status: number, at = NOW) => ({ at: toInstant(at), status, failure: null });

describe('the tries of a delivery', () => {
  it('go on for a little under three days, ever further apart, and then end', () => {
    let delivery = fresh;
    let now = NOW;
    const waited: number[] = [];
    for (;;) {
      delivery = tried(takenUp(delivery, now), answered(500, now));
      if (delivery.nextAt === null) break;
      waited.push((Date.parse(delivery.nextAt) - now) / HOUR);
      now = Date.parse(delivery.nextAt);
    }
    expect(waited.map((hours) => Math.round(hours * 60))).toEqual([5, 30, 120, 300, 600, 840, 1200, 1200]);
    expect(waited).toEqual(waited.toSorted((a, b) => a - b));
    expect((now - NOW) / HOUR).toBeGreaterThan(71);
    expect(now - NOW).toBeLessThanOrEqual(72 * HOUR);
    expect(delivery).toMatchObject({ status: 'failed', tries: DELAYS.length + 1 });
  });

  it.each([200, 201, 204, 299])('end with a %i', (status) => {
    expect(tried(takenUp(fresh, NOW), answered(status))).toMatchObject({ status: 'delivered', nextAt: null });
  });

  it.each([100, 302, 400, 404, 429, 500])('go on after a %i', (status) => {
    expect(tried(takenUp(fresh, NOW), answered(status))).toMatchObject({ status: 'pending' });
  });

  it('belong to whoever took it up, for five minutes', () => {
    expect(takenUp(fresh, NOW).nextAt).toBe(toInstant(NOW + durationMillis('PT5M')));
  });

  it('begin anew when somebody asks for it again, and keep what was before', () => {
    const failed = tried(takenUp(fresh, NOW), answered(500), true);
    const again = replayed(failed, NOW + HOUR);
    expect(again).toMatchObject({ status: 'pending', tries: 0, isReplay: true, createdAt: fresh.createdAt });
    expect(again.attempts).toHaveLength(1);
  });

  it('are kept up to the twentieth', () => {
    let delivery = fresh;
    for (let round = 0; round < 25; round += 1)
      delivery = tried(takenUp(delivery, NOW), answered(500 + round));
    expect(delivery.attempts).toHaveLength(20);
    expect(delivery.attempts.at(-1)?.status).toBe(524);
  });
});

it('an endpoint is dead that took nothing since the tries began', () => {
  expect(isDead(endpoint, fresh)).toBe(true);
  expect(isDead({ ...endpoint, lastSuccessAt: toInstant(NOW - 1) }, fresh)).toBe(true);
  expect(isDead({ ...endpoint, lastSuccessAt: toInstant(NOW) }, fresh)).toBe(false);
});

describe('the secrets of an endpoint', () => {
  it('overlap for a day', () => {
    const after = rotated(endpoint, 'b', NOW);
    expect(secretsAt(after, NOW)).toEqual(['b', 'a']);
    expect(secretsAt(after, NOW + 24 * HOUR - 1)).toEqual(['b', 'a']);
    expect(secretsAt(after, NOW + 24 * HOUR)).toEqual(['b']);
  });

  it('rotated twice in a day all count until their own time is over', () => {
    const twice = rotated(rotated(endpoint, 'b', NOW), 'c', NOW + HOUR);
    expect(secretsAt(twice, NOW + 2 * HOUR)).toEqual(['c', 'b', 'a']);
    expect(secretsAt(twice, NOW + 24 * HOUR)).toEqual(['c', 'b']);
    expect(rotated(twice, 'd', NOW + 72 * HOUR).secrets.map(({ secret }) => secret)).toEqual(['d', 'c']);
  });

  it('never become more than four', () => {
    const often = ['b', 'c', 'd', 'e', 'f'].reduce((made, secret) => rotated(made, secret, NOW), endpoint);
    expect(secretsAt(often, NOW)).toEqual(['f', 'e', 'd', 'c']);
  });
});
