import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, balances, postStripe, problemIn } from '../api/bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

/** The service says that it paid back something the deal never ordered. */
const refundOf = (dealId: string, payment: string) => ({
  id: `evt_${payment}`,
  object: 'event',
  type: 'refund.updated',
  created: 1_761_955_200,
  data: {
    object: {
      id: `re_${payment}`,
      object: 'refund',
      status: 'succeeded',
      metadata: { dealId, paymentId: `${dealId}.${payment}` },
    },
  },
});

const violations = async (id: string) =>
  (await luyue.events(id)).filter((type) => type === 'deal.invariant_violated.v1').length;

async function mailsTo(address: string, about: string): Promise<string[]> {
  const inbox = `/_local/inbox?to=${encodeURIComponent(address)}`;
  const { body } = await luyue.request<{ items: { subject: string }[] }>('GET', inbox);
  return body.items.map(({ subject }) => subject).filter((subject) => subject.includes(about));
}

describe('something that must never be, met outside a step', () => {
  test('is logged, noted in its deal once however often it comes again, and operations get a mail', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const before = await luyue.deal(id);
    for (let time = 0; time < 3; time += 1) {
      problemIn(await postStripe(luyue, refundOf(id, 'refund.9')), 500, 'internal_error');
      await luyue.settle();
    }
    expect(await violations(id)).toBe(1);
    const logged = luyue.logged.filter((line) => line.includes('never ordered payment'));
    expect(logged.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 'error', function: 'stripeWebhook', error: 'InvariantViolation' }),
    );
    const operations = luyue.luyue.runtime.env.OPERATOR_EMAIL ?? '';
    expect(await mailsTo(operations, request.reference)).toEqual([
      `发现绝不应出现的情况，需要核查：${request.reference}`,
    ]);
    const { updatedAt: _, version, ...after } = await luyue.deal(id);
    expect(before).toMatchObject(after);
    expect(version).toBe(before.version + 1);
    expect(await balances(luyue)).toEqual({});
  });

  test('another one of the same deal is another note, and the deal goes on', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    await postStripe(luyue, refundOf(id, 'refund.1'));
    await postStripe(luyue, refundOf(id, 'refund.2'));
    await luyue.settle();
    expect(await violations(id)).toBe(2);
    const token = await luyue.tokenFor(request.creator.email);
    const accepted = await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    expect(accepted.status).toBe(200);
  });

  test('of a deal nobody knows is only logged', async () => {
    problemIn(await postStripe(luyue, refundOf('deal_none', 'refund.1')), 500, 'internal_error');
  });
});
