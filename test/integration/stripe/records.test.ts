import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RecordKind, ServiceRecord } from '../../../domain/ports/payments.ts';
import { checkoutRequest, collect, openRig, type Rig } from './rig.ts';

const dayMs = 24 * 60 * 60 * 1000;
let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const all = async (kind: RecordKind, since: string, until: string) => {
  const items: ServiceRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof rig.gateway.records>> = await rig.gateway.records(kind, {
      since,
      until,
      ...(cursor === null ? {} : { cursor }),
    });
    expect(page.items.length).toBeLessThanOrEqual(100);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};
const day = (n: number) => new Date(Date.parse('2026-12-01T00:00:00Z') + n * dayMs).toISOString();

it('lists every kind in the domain’s words, with the ids it was made under', async () => {
  const paid = await collect(rig);
  const { accountId } = await rig.gateway.openPayeeAccount({
    payeeId: 'party_mei',
    email: 'mei@example.com',
  });
  const order = { dealId: 'deal_1', currency: 'CNY' };
  const sent = await rig.gateway.payOut({ ...order, paymentId: 'out_1', accountId, amountMinor: 500_000 });
  if (sent.status === 'refused') throw new Error(sent.reason);
  const chargeReference = paid.reference;
  const back = await rig.gateway.refund({
    ...order,
    paymentId: 'ref_1',
    chargeReference,
    amountMinor: 300_000,
  });
  const transferReference = sent.reference;
  const claw = await rig.gateway.reverse({
    ...order,
    paymentId: 'claw_1',
    transferReference,
    amountMinor: 7,
  });
  const common = { dealId: 'deal_1', currency: 'CNY', status: 'succeeded', at: day(0) };
  const expected = [
    { kind: 'charge', reference: paid.reference, paymentId: 'pay_fund_1', amountMinor: 800_000 },
    { kind: 'transfer', reference: transferReference, paymentId: 'out_1', amountMinor: 500_000 },
    { ...back, kind: 'refund', paymentId: 'ref_1', amountMinor: 300_000 },
    { ...claw, kind: 'reversal', paymentId: 'claw_1', amountMinor: 7 },
  ] as const;
  for (const record of expected)
    expect(await all(record.kind, day(0), day(1))).toEqual([{ ...common, ...record }]);
});

it('tells what failed and what is on its way', async () => {
  const paid = await collect(rig);
  await rig.sandbox.routes.armFault({ fault: 'card_declined' });
  await rig.sandbox.routes.armFault({ fault: 'delayed_settlement', after: 'P2D' });
  const { sessionId } = await rig.gateway.createCheckout({ ...checkoutRequest, paymentId: 'pay_fund_2' });
  await rig.sandbox.routes.pay(sessionId);
  await rig.sandbox.routes.pay(sessionId);
  await rig.sandbox.routes.armFault({ fault: 'delayed_refund', after: 'P2D', outcome: 'failed' });
  await rig.gateway.refund({
    paymentId: 'ref_1',
    dealId: 'deal_1',
    chargeReference: paid.reference,
    amountMinor: 1,
    currency: 'CNY',
  });
  const states = async (kind: RecordKind) =>
    (await all(kind, day(0), day(1))).map(({ paymentId, status }) => `${paymentId} ${status}`);
  expect(await states('charge')).toEqual(['pay_fund_2 pending', 'pay_fund_2 failed', 'pay_fund_1 succeeded']);
  expect(await states('refund')).toEqual(['ref_1 pending']);
  await rig.timeline.advance(2 * dayMs);
  expect(await states('charge')).toEqual([
    'pay_fund_2 succeeded',
    'pay_fund_2 failed',
    'pay_fund_1 succeeded',
  ]);
  expect(await states('refund')).toEqual(['ref_1 failed']);
});

it('pages through more than fit on a page, within the time that is asked for and no other', async () => {
  await collect(rig);
  const { accountId } = await rig.gateway.openPayeeAccount({
    payeeId: 'party_mei',
    email: 'mei@example.com',
  });
  const send = (n: number) =>
    rig.gateway.payOut({
      paymentId: `out_${n}`,
      dealId: 'deal_1',
      accountId,
      amountMinor: 1,
      currency: 'CNY',
    });
  await send(0);
  await rig.timeline.advance(dayMs);
  const references: string[] = [];
  for (let n = 1; n <= 120; n += 1) {
    const sent = await send(n);
    if (sent.status !== 'refused') references.push(sent.reference);
  }
  await rig.timeline.advance(dayMs);
  await send(121);
  const found = await all('transfer', day(1), day(2));
  expect(found.map(({ reference }) => reference)).toEqual(references.reverse());
  for (const transferReference of references)
    await rig.gateway.reverse({
      paymentId: `claw_${transferReference}`,
      dealId: 'deal_1',
      transferReference,
      amountMinor: 1,
      currency: 'CNY',
    });
  expect(await all('reversal', day(2), day(3))).toHaveLength(120);
  expect(await all('reversal', day(0), day(2))).toEqual([]);
});
