import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terms } from '../../../domain/terms/terms.ts';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { DEMO_PROVIDER } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectClosed, expectGate } from './expectations.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start({ onboarding: 'required' });
});
afterAll(() => h.stop());

/** Agency 40 %, sub-agency 20 %, the creator what is left, the promoters' agency 10 %, the promoter 10 %. */
const LEVELS = [
  { to: DEMO_PROVIDER, keepPpm: 400_000 },
  { to: 'prov_demo_sub', keepPpm: 200_000 },
  { to: 'creator' as const },
  { to: 'prov_demo_promotion', keepPpm: 100_000 },
  { to: 'prov_demo_promoter', keepPpm: 100_000 },
];
const chainTerms = (overrides: Partial<Terms> = {}): Terms =>
  liveTerms(h, { fixedFee: 1000, chain: { of: 'fixedFee', levels: LEVELS }, ...overrides });

/** Everybody who is paid by the deal gives bank details. */
async function onboardEverybody(story: Story): Promise<void> {
  const { creator } = await story.view();
  for (const id of [creator.id, ...LEVELS.map(({ to }) => to).filter((to) => to !== 'creator')]) {
    const party = await parties.of(h.luyue.runtime).find(id);
    const path = `/_local/onboarding/${party?.payoutAccountId}/complete`;
    const body = { accountNumber: '6222020200112230' };
    await h.request('POST', path, { body, headers: { accept: 'application/json' } });
  }
  await h.settle();
}

interface PaidEvent {
  readonly type: string;
  readonly data: { readonly purpose?: string; readonly to?: string; readonly amountMinor?: number };
}

async function settledPayments(story: Story): Promise<(string | number | undefined)[][]> {
  const path = `/v1/deals/${story.id}/events?limit=100`;
  const { body } = await h.request<{ items: PaidEvent[] }>('GET', path, { key: h.brandKey });
  return body.items
    .filter(({ type }) => type === 'deal.payment_settled.v1')
    .map(({ data }) => [data.purpose, data.to, data.amountMinor])
    .sort();
}

describe('a chain of five', () => {
  it('of 10 yuan pays 4, 2, 2, 1 and 1, each to its own account', async () => {
    const story = await Story.atReview(h, { terms: chainTerms() });
    await story.brand('approve');
    await expectGate(story, 'payout', 'settling');
    const { creator } = await story.view();
    expect(await leftOf(story)).toEqual({
      'psp:clearing': -1050,
      'revenue:platform': 50,
      [`payable:provider:${DEMO_PROVIDER}`]: 400,
      'payable:provider:prov_demo_sub': 200,
      [`payable:creator:${creator.id}`]: 200,
      'payable:provider:prov_demo_promotion': 100,
      'payable:provider:prov_demo_promoter': 100,
    });
    const [mail] = await mailsTo(h, 'promoter@luyue.test');
    const way = mail?.links.find((link) => link.includes('/bank-details/')) ?? '';
    const { status, headers } = await h.request('GET', new URL(way).pathname);
    expect(status).toBe(303);
    const promoter = await parties.of(h.luyue.runtime).find('prov_demo_promoter');
    expect(headers.get('location')).toContain(`/_local/onboarding/${promoter?.payoutAccountId}`);

    await onboardEverybody(story);
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ funded: 1050, released: 1050, paidOut: 1000 });
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -50, 'revenue:platform': 50 });
    expect(await settledPayments(story)).toEqual([
      ['chain', 'provider', 100],
      ['chain', 'provider', 100],
      ['chain', 'provider', 200],
      ['chain', 'provider', 400],
      ['fee', 'creator', 200],
    ]);
  });

  it('of fee and commission pays both, and the residue is the creator’s', async () => {
    const chain = { of: 'both' as const, levels: LEVELS };
    const story = await Story.atReview(h, {
      terms: chainTerms({ fixedFee: 1009, chain, commission: COMMISSION }),
    });
    await story.brand('approve');
    await onboardEverybody(story);
    await story.sell(73);
    await story.brand('close_sales');
    // 15 % of 73 are 10; of the fee of 1 009 the four keep 403 + 201 + 100 + 100.
    await onboardEverybody(story);
    await expectClosed(story, 'completed');
    const paid = await settledPayments(story);
    expect(paid.filter(([purpose]) => purpose !== 'chain' && purpose !== 'refund')).toEqual([
      ['commission', 'creator', 2],
      ['fee', 'creator', 205],
    ]);
    expect((await story.view()).money.paidOut).toBe(1019);
  });

  it('shares what the creator keeps of a cancelled deal', async () => {
    const story = await Story.atDelivery(h, { terms: chainTerms() });
    const { deliverable } = (await story.view()).terms;
    if (deliverable.kind === 'livestream')
      await h.advanceTo(Date.parse(deliverable.scheduledAt) - 48 * 3_600_000);
    await story.brand('cancel', { reason: 'no stock' });
    await onboardEverybody(story);
    await expectClosed(story, 'cancelled');
    expect((await story.view()).money).toMatchObject({ released: 525, refunded: 525, paidOut: 500 });
    expect((await settledPayments(story)).at(-2)).toEqual(['fee', 'creator', 100]);
  });
});

describe('a chain that pays strangers', () => {
  const chainOf = (to: string) => ({
    of: 'both' as const,
    levels: [{ to, keepPpm: 100_000 }, { to: 'creator' as const }],
  });
  const problem = (path: string) => ({
    status: 422,
    body: { errors: [{ path, message: 'is not a provider engaged by the brand' }] },
  });

  it.each([
    ['nobody knows', 'prov_unknown'],
    ['is the brand itself', 'brand_demo'],
    ['works for others', 'prov_elsewhere'],
  ])('is refused when a payee %s', async (_, to) => {
    const provider = await parties.of(h.luyue.runtime).find(DEMO_PROVIDER);
    if (provider === null) throw new Error('no demo provider');
    await parties.of(h.luyue.runtime).put({
      ...provider,
      id: 'prov_elsewhere',
      payoutAccountId: null,
      engagedBy: ['brand_other'],
    });
    const body = {
      reference: 'x',
      creator: { name: '林', email: 'lin@example.com' },
      terms: chainTerms({ chain: chainOf(to) }),
    };
    const reply = await h.request('POST', '/v1/deals', { key: h.brandKey, body });
    expect(reply).toMatchObject(problem('terms.chain.levels.0.to'));
  });

  it.each(['creator', 'brand'] as const)('is refused in new terms of the %s', async (by) => {
    const story = await Story.begin(h, { terms: chainTerms() });
    const terms = chainTerms({ chain: chainOf('prov_unknown') });
    const reply = await story[by](by === 'creator' ? 'counter' : 'revise', { terms });
    expect(reply).toMatchObject(problem('terms.chain.levels.0.to'));
    await expectGate(story, 'response', 'invited');
  });
});
