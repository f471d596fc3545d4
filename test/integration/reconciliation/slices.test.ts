import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RetryableError } from '../../../domain/errors.ts';
import type { ServiceRecord } from '../../../domain/ports/payments.ts';
import type { DifferenceCase } from '../../../domain/reconciliation/case.ts';
import { movementIn } from '../../../domain/reconciliation/movement.ts';
import { toInstant } from '../../../domain/time.ts';
import { entriesOf } from '../../../functions/reconciliation/deals.ts';
import { reconcile } from '../../../functions/reconciliation/run.ts';
import { cases, progress } from '../../../functions/runtime/providers/cases.ts';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { gateway } from '../../../functions/runtime/providers/gateway.ts';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { mailer } from '../../../functions/runtime/providers/mailer.ts';
import { operators } from '../../../functions/runtime/providers/operators.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, fundedDeal } from '../api/bed.ts';
import { paidDeal, reconciled, storedDeal, tamper } from './bed.ts';

let running: TestLuyue;
let paidDealId: string;
beforeAll(async () => {
  running = await TestLuyue.start();
});
afterAll(() => running.stop());

const services = () => {
  const { runtime } = running.luyue;
  return {
    deals: deals.of(runtime),
    ledger: ledger.of(runtime),
    gateway: gateway.of(runtime),
    cases: cases.of(runtime),
    progress: progress.of(runtime),
    mailer: mailer.of(runtime),
    operators: operators.of(runtime),
    clock: runtime.clock,
    log: runtime.log,
  };
};
const never = () => false;
const always = () => true;
const shownIn = (found: readonly DifferenceCase[]) =>
  found.map(({ id, difference }) => ({ id, difference })).sort((a, b) => (a.id < b.id ? -1 : 1));

test('a run cut into its slices finds what an uncut one finds', async () => {
  const dealId = await paidDeal(running);
  paidDealId = dealId;
  const { deal } = await fundedDeal(running);
  await tamper(running, 'deals', { pk: `DEAL#${dealId}`, sk: 'META' }, (item) => ({
    ...item,
    deal: { ...storedDeal(item), escrowMinor: 5 },
  }));
  await tamper(running, 'ledger', { pk: `DEAL#${deal.id}`, sk: 'BALANCE#CNY' }, (item) => ({
    ...item,
    balanceMinor: 7,
  }));
  const whole = await reconciled(running);
  expect(whole.map(({ difference }) => difference.check).sort()).toEqual(['account', 'deal_escrow']);

  await running.advanceTo(running.now() + 3_600_000);
  let come = await reconcile(services(), true, never);
  let slices = 1;
  for (; come?.finishedAt === null; slices += 1) come = await reconcile(services(), false, never);
  expect(slices).toBeGreaterThan(17);
  expect(come).toMatchObject({ stage: 'done', found: 2, counts: { deals: 2 } });
  expect(shownIn(await cases.of(running.luyue.runtime).open())).toEqual(shownIn(whole));
});

test('without a run under way, nothing is carried on', async () => {
  expect(await reconcile(services(), false, always)).toBeNull();
});

test('a slice that fails is carried out again by the next call', async () => {
  await running.advanceTo(running.now() + 3_600_000);
  const down = vi.spyOn(gateway.of(running.luyue.runtime), 'records');
  down.mockRejectedValueOnce(new RetryableError('away'));
  await expect(reconcile(services(), true, always)).rejects.toThrow('away');
  expect(await progress.of(running.luyue.runtime).find()).toMatchObject({
    stage: 'service',
    finishedAt: null,
  });
  expect(await reconcile(services(), false, always)).toMatchObject({ stage: 'done', found: 2 });
  down.mockRestore();
});

test('of two that carry a run on at once, one is told so', async () => {
  await running.advanceTo(running.now() + 3_600_000);
  const both = await Promise.allSettled([
    reconcile(services(), true, never),
    reconcile(services(), true, never),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.objectContaining({ name: 'RetryableError' }),
  });
  expect(await reconcile(services(), false, always)).toMatchObject({ stage: 'done', found: 2 });
});

/** The real service, and one more record. */
function withRecord(record: ServiceRecord) {
  const { gateway: real, ...rest } = services();
  const records: typeof real.records = async (kind, page) => {
    const { items, nextCursor } = await real.records(kind, page);
    const isIn = kind === record.kind && page.since <= record.at && record.at < page.until;
    return { items: isIn ? [...items, record] : items, nextCursor };
  };
  return { ...rest, gateway: { ...real, records } };
}

test('what the service has held for less than an hour is in flight, then it is a difference', async () => {
  await running.advanceTo(running.now() + 3_600_000);
  const late = withRecord({
    kind: 'transfer',
    reference: 'tr_late',
    paymentId: 'deal_x.fee.1',
    dealId: 'deal_x',
    amountMinor: 100,
    currency: 'CNY',
    status: 'succeeded',
    at: toInstant(running.now() - 600_000),
  });
  expect(await reconcile(late, true, always)).toMatchObject({ found: 2 });
  await running.advanceTo(running.now() + 3_600_000);
  expect(await reconcile(late, true, always)).toMatchObject({ found: 3 });
  await running.advanceTo(running.now() + 3_600_000);
  expect(await reconcile(services(), true, always)).toMatchObject({ found: 2 });
});

test('what has been pending at the service for more than two weeks is a difference', async () => {
  const slow = withRecord({
    kind: 'refund',
    reference: 're_slow',
    paymentId: null,
    dealId: null,
    amountMinor: 900,
    currency: 'CNY',
    status: 'pending',
    at: toInstant(running.now()),
  });
  await running.advanceTo(running.now() + 13 * 86_400_000);
  expect(await reconcile(slow, true, always)).toMatchObject({ found: 2 });
  await running.advanceTo(running.now() + 2 * 86_400_000);
  expect(await reconcile(slow, true, always)).toMatchObject({ found: 3 });
});

test('what was paid twice at the service is a difference, though the books know it once', async () => {
  const entries = await entriesOf(ledger.of(running.luyue.runtime), paidDealId);
  const movement = entries.map(movementIn).find((each) => each?.kind === 'transfer');
  const twice = withRecord({
    kind: 'transfer',
    reference: 'tr_twice',
    paymentId: movement?.paymentId ?? '',
    dealId: paidDealId,
    amountMinor: 800_000,
    currency: 'CNY',
    status: 'succeeded',
    at: movement?.said.at ?? '',
  });
  await running.advanceTo(running.now() + 3_600_000);
  expect(await reconcile(twice, true, always)).toMatchObject({ found: 3 });
  expect(await cases.of(running.luyue.runtime).open()).toContainEqual(
    expect.objectContaining({
      difference: expect.objectContaining({
        check: 'transfer',
        ours: null,
        theirs: {
          source: 'payment_service',
          amountMinor: 800_000,
          reference: 'tr_twice',
          at: movement?.said.at,
        },
      }),
    }),
  );
});

test('what is booked while a run is under way is no difference', async () => {
  const request = aRequest();
  const { id } = await running.startDeal(request);
  await running.actByLink(await running.tokenFor(request.creator.email), 'accept', { termsVersion: 1 });
  const late = vi.spyOn(gateway.of(running.luyue.runtime), 'readWebhook');
  late.mockRejectedValue(new RetryableError('not now'));
  const paidAt = running.now();
  await running.pay(id);
  await running.advanceTo(paidAt + 2 * 3_600_000);
  late.mockRestore();
  await running.advanceTo(paidAt + 30 * 3_600_000);
  expect((await running.deal(id)).gate?.name).toBe('delivery');
  const begun = { ...services(), clock: { now: () => paidAt + 1.5 * 3_600_000 } };
  expect(await reconcile(begun, true, always)).toMatchObject({ found: 2 });
});
