import { expect, test } from 'vitest';
import type { CaseStore } from '../../../domain/ports/cases.ts';
import type { Mail } from '../../../domain/ports/mail.ts';
import type { ServiceRecord } from '../../../domain/ports/payments.ts';
import type { DifferenceCase } from '../../../domain/reconciliation/case.ts';
import { between, caseId, type Difference, side } from '../../../domain/reconciliation/difference.ts';
import { begin, type Progress } from '../../../domain/reconciliation/progress.ts';
import { conclude } from '../../../functions/reconciliation/conclude.ts';
import { keepCases } from '../../../functions/reconciliation/keepCases.ts';
import { readService } from '../../../functions/reconciliation/service.ts';

const AT = '2026-12-01T02:00:00.000Z';
const EARLIER = '2026-11-30T02:00:00.000Z';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const about = { check: 'account', dealId: null, currency: 'CNY' } as const;
const differences = (count: number): Difference[] =>
  Array.from({ length: count }, (_, index) =>
    between({ ...about, subject: `account ${index}` }, side('entries', 0), side('balance', 1 + index)),
  );

/** Cases in memory, and the mails that were sent about them. */
function operations(found: readonly Difference[] = [], seenAt = AT) {
  const open = new Map<string, DifferenceCase>();
  const mails: Mail[] = [];
  const resolved: string[] = [];
  const put: CaseStore['put'] = async (difference, at) => {
    const id = caseId(difference);
    const known = open.get(id) ?? { id, since: at, toldAt: null, resolvedAt: null };
    const next = { ...known, difference, seenAt: at };
    open.set(id, next);
    return next;
  };
  const cases: CaseStore = {
    put,
    told: async (id, at) => {
      const known = open.get(id);
      if (known !== undefined) open.set(id, { ...known, toldAt: at });
    },
    resolve: async ({ id }) => {
      open.delete(id);
      resolved.push(id);
    },
    open: async () => [...open.values()],
    resolved: async () => ({ items: [], nextCursor: null }),
  };
  const mailer = {
    send: async (mail: Mail) => {
      mails.push(mail);
      return { status: 'delivered' as const };
    },
  };
  const services = {
    cases,
    mailer,
    operators: { email: 'operations@example.com' },
    clock: { now: () => Date.parse(AT) },
    log,
  };
  const ready = Promise.all(found.map((difference) => put(difference, seenAt)));
  return { services, open, mails, resolved, ready };
}
const done = (overrides: Partial<Progress> = {}): Progress => ({
  ...begin(AT, 0),
  stage: 'done',
  ...overrides,
});

test('many new cases are told in a few mails, the greatest risks one by one, each case once', async () => {
  const { services, open, mails, ready } = operations(differences(25));
  await ready;
  await conclude(services, done());
  expect(mails).toHaveLength(20);
  expect(mails[0]?.text).toContain('0.25');
  expect(mails.at(-1)?.subject).toContain('6');
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(20);
  expect([...open.values()].every(({ toldAt }) => toldAt === AT)).toBe(true);
  await conclude(services, done());
  expect(mails).toHaveLength(20);
});

test('a run that gave up resolves nothing: it has not seen everything', async () => {
  const { services, resolved, ready } = operations(differences(1), EARLIER);
  await ready;
  await conclude(services, done({ gaveUp: true }));
  expect(resolved).toEqual([]);
  await conclude(services, done());
  expect(resolved).toHaveLength(1);
});

test('a run opens a thousand cases, says that there is more, and stops', async () => {
  const { services, open } = operations();
  const kept = await keepCases(services, begin(AT, 0), differences(1_005));
  expect(kept).toMatchObject({ found: 1_000, gaveUp: true, stage: 'done' });
  expect(open.size).toBe(1_001);
  expect([...open.values()].at(-1)?.difference).toMatchObject({
    check: 'too_many',
    detail: expect.stringContaining('at least 5 more'),
  });
});

test('books and a payment service that have nothing in common are one difference', async () => {
  const record = (index: number): ServiceRecord => ({
    ...{ kind: 'charge', reference: `ch_${index}`, paymentId: null, dealId: null },
    ...{ amountMinor: 1, currency: 'CNY', status: 'succeeded', at: EARLIER },
  });
  const nothing = async () => ({ items: [], nextCursor: null });
  const services = {
    ledger: { entriesBetween: nothing },
    gateway: {
      records: async (kind: string) =>
        kind === 'charge'
          ? { items: Array.from({ length: 1_001 }, (_, index) => record(index)), nextCursor: null }
          : nothing(),
    },
  };
  const { differences: found, progress } = await readService(
    // Nothing else of the ports is asked.
    Object.assign(Object.create(null), services),
    { ...begin(AT, 0), stage: 'service', firstAt: EARLIER },
  );
  expect(found).toMatchObject([{ check: 'too_many', subject: 'payment_service' }]);
  expect(progress).toMatchObject({ stage: 'done', gaveUp: true, unmatched: [] });
});
