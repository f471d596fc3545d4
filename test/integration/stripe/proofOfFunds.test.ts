import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { funds } from '../../../functions/runtime/providers/funds.ts';
import { gateway } from '../../../functions/runtime/providers/gateway.ts';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { arm } from './drill.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => h.stop());

const asJson = async (story: Story) =>
  (
    await h.request<{
      funding: { heldAt: string | null; reference: string | null };
      proofOfFunds: { status: string; held: number | null; payments: object[] };
    }>('GET', `/v1/links/${await h.tokenFor(story.email)}`)
  ).body;
const asPage = async (story: Story, lang = 'en') =>
  h.request<string>('GET', `/l/${await h.tokenFor(story.email)}?lang=${lang}`);
const nothingClaimed = {
  status: 200,
  body: expect.not.stringMatching(/pi_\w+|has held it|由支付机构托管，专款专用/),
};

describe('the creator sees that the money is held', () => {
  it('with amount, time and the service’s own reference', async () => {
    const story = await Story.atDelivery(h);
    const { reference, heldAt } = (await story.view()).funding ?? {};
    expect(await asJson(story)).toMatchObject({
      funding: { reference, heldAt },
      proofOfFunds: { status: 'held', held: 840_000, payments: [{ amount: 840_000, reference, heldAt }] },
    });
    const { body } = await asPage(story);
    expect(body).toContain('8,400.00');
    expect(body).toContain(reference);
    expect(body).toContain('Checked just now');
    expect((await asPage(story, 'zh-CN')).body).toContain('付款凭证号');
  });

  it('not before it is, though the payment is on its way', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'delayed_settlement', after: 'P1D' });
    await story.click('pay', await story.checkoutUrl());
    expect(await asJson(story)).toMatchObject({
      funding: { reference: null, heldAt: null },
      proofOfFunds: { status: 'nothing', held: null, payments: [] },
    });
    expect(await asPage(story)).toMatchObject(nothingClaimed);
  });
});

describe('nothing is claimed', () => {
  it('when the money was taken out at the service', async () => {
    const story = await Story.atDelivery(h);
    const { reference = '' } = (await story.view()).funding ?? {};
    const order = { dealId: 'deal_other', currency: 'CNY', amountMinor: 1 };
    await gateway
      .of(h.luyue.runtime)
      .refund({ ...order, paymentId: 'by_hand', chargeReference: reference ?? '' });
    expect(await asJson(story)).toMatchObject({
      funding: { reference: null, heldAt: null },
      proofOfFunds: { status: 'differs', held: null, payments: [] },
    });
    const page = await asPage(story);
    expect(page).toMatchObject(nothingClaimed);
    expect(page.body).toContain('do not agree');
    expect(h.logged.some((line) => line.includes('funds differ') && line.includes(story.id))).toBe(true);
  });

  it('when the books say otherwise', async () => {
    const story = await Story.atDelivery(h);
    vi.spyOn(ledger.of(h.luyue.runtime), 'balance').mockResolvedValue(839_999);
    expect(await asJson(story)).toMatchObject({ proofOfFunds: { status: 'differs' } });
    expect(await asPage(story)).toMatchObject(nothingClaimed);
  });

  it('when the service cannot be asked, and the page is there all the same', async () => {
    const story = await Story.atDelivery(h);
    await arm(h, { fault: 'rate_limit', path: '/v1/payment_intents', times: 3 });
    expect(await asJson(story)).toMatchObject({
      funding: { reference: null, heldAt: null },
      proofOfFunds: { status: 'unknown' },
    });
    const page = await asPage(story);
    expect(page).toMatchObject(nothingClaimed);
    expect(page.body).toContain('cannot be asked');
    expect((await asPage(story, 'zh-CN')).body).toContain('暂时无法向支付机构核实');
    expect(await asJson(story)).toMatchObject({ proofOfFunds: { status: 'held' } });
  });

  it('when the service never answers: the page waits so long and no longer', async () => {
    const story = await Story.atDelivery(h);
    vi.spyOn(funds.of(h.luyue.runtime), 'charge').mockReturnValue(new Promise(() => undefined));
    const page = await asPage(story);
    expect(page).toMatchObject(nothingClaimed);
    expect(page.body).toContain('cannot be asked');
  });
});
