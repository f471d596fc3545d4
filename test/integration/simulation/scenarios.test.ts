import { describe, expect, test, vi } from 'vitest';
import { startLuyue } from '../../../local/luyue.ts';
import type { ScenarioName } from '../../../local/simulation/scenarios.ts';
import { simulateProposal } from '../../../local/simulation/simulate.ts';
import type { Proposal } from '../../../local/simulation/view.ts';
import { ownTemporaryFolder, proposal, SENT_AT, soundResult } from './bed.ts';

const live = proposal('cny-livestream-commission');

const simulate = (given: Proposal, name: ScenarioName, parameters: Record<string, unknown> = {}) =>
  simulateProposal(
    given,
    { name, parameters },
    { now: SENT_AT, signal: AbortSignal.timeout(60_000), start: startLuyue },
  );

const sandboxes = ownTemporaryFolder();

/** 8 000 yuan, and 15 % of 20 000 yuan of sales, which the reserve just covers; 5 % on both for the platform. */
const ALL = { brand: -1_155_000, creator: 1_100_000, platform: 55_000 };
const NOTHING = { brand: 0, creator: 0, platform: 0 };

describe('terms, played from the invitation to the end', () => {
  test.each<[ScenarioName, Record<string, unknown>, string, Record<string, number>, string]>([
    ['nobody_answers', { gate: 'funding' }, 'expired', NOTHING, '2026-12-04T02:00:00.000Z'],
    ['nobody_answers', { gate: 'delivery' }, 'refunded', NOTHING, '2026-12-13T12:00:00.000Z'],
    // Silence of the brand approves; nothing is left to disagree about.
    ['nobody_answers', { gate: 'review' }, 'completed', ALL, '2027-01-11T12:00:00.000Z'],
    [
      'returns',
      { percent: 40 },
      'completed',
      { brand: -1_029_000, creator: 980_000, platform: 49_000 },
      '2027-01-11T12:00:00.000Z',
    ],
    ['creator_cancels', {}, 'cancelled', NOTHING, '2026-12-10T12:00:00.000Z'],
    // Inside three days half of the fee is the creator's.
    [
      'brand_cancels',
      { days: 2 },
      'cancelled',
      { brand: -420_000, creator: 400_000, platform: 20_000 },
      '2026-12-10T12:00:00.000Z',
    ],
    [
      'dispute_split',
      { creator: 25, sales: 0 },
      'resolved',
      { brand: -210_000, creator: 200_000, platform: 10_000 },
      // Nobody reports what nobody bought; operations lets it end.
      '2027-01-11T14:00:01.000Z',
    ],
    ['late_delivery', { days: 2, extended: true }, 'completed', ALL, '2027-01-13T12:00:00.000Z'],
  ])('%s %j: %s', async (name, parameters, outcome, result, endedAt) => {
    const simulation = await simulate(live, name, parameters);
    expect(soundResult(simulation)).toEqual(result);
    expect(simulation).toMatchObject({ outcome, dealId: null, scenario: { name, parameters } });
    expect(Math.abs(Date.parse(simulation.endedAt) - Date.parse(endedAt))).toBeLessThan(2_000);
    expect(sandboxes()).toEqual([]);
  });

  test('a provider gets its share of what is earned, at the stage at which it is', async () => {
    const { terms } = proposal('cny-livestream-commission', {
      providerShare: { of: 'fixedFee', ratePpm: 100_000 },
    });
    const simulation = await simulate({ terms, provider: { id: 'prov_1' } }, 'happy');
    expect(soundResult(simulation)).toEqual({ ...ALL, brand: -1_235_000, provider: 80_000 });
    const provider = simulation.parties.find(({ role }) => role === 'provider');
    expect(provider).toMatchObject({ id: 'prov_1', payments: [{ direction: 'gets', amount: 80_000 }] });
    const paid = simulation.stages.find(({ events }) =>
      events.some(({ type }) => type === 'deal.fee_released.v1'),
    );
    expect(paid?.gate?.name).toBe('sales');
    expect(paid?.money).toMatchObject({ held: 315_000, released: 920_000 });
  });

  test('more sales than the reserve covers are topped up; without the top-up operations decides', async () => {
    const simulation = await simulate(live, 'nobody_answers', {
      gate: 'top_up',
      operator: 'release',
      sales: 4_000_000,
    });
    expect(soundResult(simulation)).toEqual(ALL);
    const gates = simulation.stages.map(({ gate }) => gate?.name);
    expect(gates).toEqual(expect.arrayContaining(['top_up', 'operator']));
  });
});

describe('what cannot be played', () => {
  const video = proposal('usd-video', {
    deliverable: { kind: 'video', dueAt: '2026-12-20T00:00:00Z', minSeconds: 30 },
  });

  test.each<[string, Proposal, ScenarioName, Record<string, unknown>, Record<string, unknown>]>([
    ['returns without commission', video, 'returns', {}, { code: 'scenario_not_in_terms' }],
    [
      'a draft that is not shown',
      live,
      'nobody_answers',
      { gate: 'draft' },
      { code: 'scenario_not_in_terms' },
    ],
    ['a day that has passed', live, 'brand_cancels', { days: 20 }, { code: 'scenario_day_passed' }],
    [
      'sales that change nothing',
      video,
      'happy',
      { sales: 1 },
      { code: 'invalid_request', faults: [{ path: ['parameters', 'sales'] }] },
    ],
    [
      'more than all',
      live,
      'returns',
      { percent: 101 },
      { code: 'invalid_request', faults: [{ path: ['parameters', 'percent'] }] },
    ],
    [
      'an unknown parameter',
      live,
      'happy',
      { speed: 1 },
      { code: 'invalid_request', faults: [{ path: ['parameters', 'speed'] }] },
    ],
    [
      'shares of more than the whole',
      live,
      'dispute_split',
      { creator: 60, provider: 50 },
      { code: 'invalid_request', faults: [{ path: ['parameters', 'creator'] }] },
    ],
  ])('%s is refused in words before anything starts', async (_what, given, name, parameters, refusal) => {
    await expect(simulate(given, name, parameters)).rejects.toMatchObject({ name: 'CannotPlay', ...refusal });
  });

  test('terms that could not be sent are refused with the path of each fault, and nothing is left', async () => {
    const { terms } = proposal('cny-livestream-commission', { providerShare: { of: 'both', ratePpm: 1 } });
    await expect(simulate({ terms }, 'happy')).rejects.toMatchObject({
      code: 'invalid_request',
      faults: [{ path: ['terms', 'providerShare'] }],
    });
    expect(sandboxes()).toEqual([]);
  });

  test('a play that never comes to its scenario says so, and nothing is left', async () => {
    // Nobody asks for more money where the reserve covers the commission.
    const played = simulate(live, 'nobody_answers', { gate: 'top_up' });
    await expect(played).rejects.toMatchObject({ code: 'scenario_without_occasion' });
    expect(sandboxes()).toEqual([]);
  });
});

test('whatever the environment says of the real installation, the play has its own', async () => {
  const elsewhere = 'http://127.0.0.1:9';
  const real = { DYNAMODB_ENDPOINT: elsewhere, SMTP_URL: 'smtp://127.0.0.1:9', LUYUE_DATA_DIR: '/nowhere' };
  for (const [name, value] of Object.entries(real)) vi.stubEnv(name, value);
  try {
    expect((await simulate(live, 'nobody_answers')).outcome).toBe('expired');
  } finally {
    vi.unstubAllEnvs();
  }
});
