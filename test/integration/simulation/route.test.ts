import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretHash } from '../../../functions/runtime/principal.ts';
import { access } from '../../../functions/runtime/providers/access.ts';
import type { ScenarioView, Simulation } from '../../../local/simulation/view.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { ownTemporaryFolder, soundResult } from './bed.ts';

const sandboxes = ownTemporaryFolder();
const OTHER_KEY = 'lk_of_another_brand';
let h: TestLuyue;
let story: Story;

beforeAll(async () => {
  h = await TestLuyue.start();
  story = await Story.atReview(h);
  const other = {
    keyHash: secretHash(OTHER_KEY),
    role: 'brand',
    tenantId: 'brand_other',
    revokedAt: null,
  } as const;
  await access.of(h.luyue.runtime).putKey(other);
});
afterAll(() => h.stop());

const play = <T = Simulation>(body: unknown, key: string = h.brandKey) =>
  h.request<T>('POST', '/_local/simulations', { key, body });

describe('plays for whoever is signed in', () => {
  test('what can be played is listed with its parameters', async () => {
    const { status, body } = await h.request<{ items: ScenarioView[] }>(
      'GET',
      '/_local/simulations/scenarios',
      {
        key: h.brandKey,
      },
    );
    expect(status).toBe(200);
    const returns = body.items.find(({ name }) => name === 'returns');
    expect(returns?.parameters).toEqual([
      {
        name: 'percent',
        kind: 'number',
        unit: 'percent',
        default: 40,
        minimum: 0,
        maximum: 100,
        options: [],
      },
      expect.objectContaining({ name: 'sales', unit: 'minor', default: null }),
    ]);
  });

  test('an operator plays an open deal on, and it stays as it is', async () => {
    const before = await story.view();
    const { status, body } = await play(
      { dealId: story.id, scenario: 'nobody_answers' },
      await h.operatorToken(),
    );
    expect(status).toBe(200);
    expect(soundResult(body)).toEqual({ brand: -840_000, creator: 800_000, platform: 40_000 });
    expect(await story.view()).toEqual(before);
    expect(sandboxes()).toEqual([]);
  });

  test('a provider plays terms as the provider it would be', async () => {
    const providerShare = { of: 'fixedFee', ratePpm: 100_000 } as const;
    const terms = liveTerms(h, { providerShare });
    const body = { terms, scenario: 'brand_cancels', parameters: { days: 0 } };
    const reply = await play(body, h.luyue.secrets.providerApiKey);
    expect(reply.status).toBe(200);
    expect(soundResult(reply.body)).toMatchObject({ provider: 80_000 });
  });
});

describe('what is refused', () => {
  test('nobody plays without being signed in', async () => {
    for (const [method, path] of [
      ['POST', '/_local/simulations'],
      ['GET', '/_local/simulations/scenarios'],
    ] as const) {
      expect(await h.request(method, path)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
    expect(await play({ dealId: story.id, scenario: 'happy' }, 'lk_unknown')).toMatchObject({ status: 401 });
  });

  test('the deal of another tenant is as unknown as one that is not there', async () => {
    const theirs = await play({ dealId: story.id, scenario: 'happy' }, OTHER_KEY);
    const nobodys = await play({ dealId: 'deal_unknown', scenario: 'happy' }, OTHER_KEY);
    expect(theirs).toMatchObject({ status: 404, body: { code: 'deal_not_found' } });
    expect(theirs.body).toEqual(nobodys.body);
  });

  test.each<[string, unknown, number, Record<string, unknown>]>([
    ['no JSON', '{', 422, { code: 'invalid_request' }],
    [
      'an unknown scenario',
      { dealId: 'd', scenario: 'luck' },
      422,
      { errors: [expect.objectContaining({ path: 'scenario' })] },
    ],
    [
      'neither deal nor terms',
      { scenario: 'happy' },
      422,
      { errors: [expect.objectContaining({ path: 'terms' })] },
    ],
    [
      'terms that are none',
      { terms: { currency: 'CNY' }, scenario: 'happy' },
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ path: 'terms.fixedFee' })]) },
    ],
    ['a body larger than any terms', { scenario: 'x'.repeat(70_000) }, 413, { code: 'payload_too_large' }],
  ])('%s', async (_what, body, status, problem) => {
    expect(await play<unknown>(body)).toMatchObject({ status, body: problem });
  });

  test('parameters outside their range, at their path; returns of what has no sales, in words', async () => {
    const outside = await play<unknown>({
      dealId: story.id,
      scenario: 'dispute_split',
      parameters: { creator: -1 },
    });
    expect(outside).toMatchObject({ status: 422, body: { errors: [{ path: 'parameters.creator' }] } });
    const none = await play<unknown>({ dealId: story.id, scenario: 'returns' });
    expect(none).toMatchObject({ status: 422, body: { code: 'scenario_not_in_terms' } });
  });

  test('more than two at a time; whoever comes later is told to wait', async () => {
    const terms = liveTerms(h, { commission: COMMISSION });
    const body = { terms, scenario: 'nobody_answers' };
    const replies = await Promise.all([play(body), play(body), play(body)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 429]);
    expect((await play(body)).status).toBe(200);
    expect(sandboxes()).toEqual([]);
  });
});
