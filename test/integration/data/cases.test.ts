import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCaseStore } from '../../../adapters/dynamodb/caseStore.ts';
import { makeProgressStore } from '../../../adapters/dynamodb/progressStore.ts';
import { RetryableError } from '../../../domain/errors.ts';
import type { CaseStore, ProgressStore } from '../../../domain/ports/cases.ts';
import { InvalidCursor } from '../../../domain/ports/deals.ts';
import { between, type Difference, side } from '../../../domain/reconciliation/difference.ts';
import { begin } from '../../../domain/reconciliation/progress.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let cases: CaseStore;
let progress: ProgressStore;
beforeAll(async () => {
  bed = await makeBed();
  cases = makeCaseStore(bed);
  progress = makeProgressStore(bed);
});
afterAll(() => bed.close());

const NIGHT_1 = '2026-12-01T02:00:00.000Z';
const NIGHT_2 = '2026-12-02T02:00:00.000Z';
const NIGHT_3 = '2026-12-03T02:00:00.000Z';
const difference = (subject: string, amountMinor = 5): Difference =>
  between(
    { check: 'account', subject, dealId: null, currency: 'CNY' },
    side('entries', 0),
    side('balance', amountMinor, 'ref', NIGHT_1),
    'by hand',
  );

describe('a case', () => {
  test('is opened once, keeps since when it is, and shows what it comes to now', async () => {
    const opened = await cases.put(difference('a'), NIGHT_1);
    expect(opened).toMatchObject({ since: NIGHT_1, seenAt: NIGHT_1, toldAt: null, resolvedAt: null });
    expect(await cases.put(difference('a'), NIGHT_1)).toEqual(opened);
    await cases.told(opened.id, NIGHT_1);
    const again = await cases.put(difference('a', 7), NIGHT_2);
    expect(again).toEqual({
      ...opened,
      difference: difference('a', 7),
      seenAt: NIGHT_2,
      toldAt: NIGHT_1,
    });
    expect(await cases.open()).toEqual([again]);
  });

  test('that is resolved is no longer open; found again, it is a new one, not told yet', async () => {
    const [open] = await cases.open();
    if (open === undefined) throw new Error('no case is open');
    await cases.resolve(open, NIGHT_2);
    await cases.resolve(open, NIGHT_2);
    expect(await cases.open()).toEqual([]);
    expect(await cases.resolved({ limit: 10 })).toEqual({
      items: [{ ...open, resolvedAt: NIGHT_2 }],
      nextCursor: null,
    });
    const reopened = await cases.put(difference('a'), NIGHT_3);
    expect(reopened).toMatchObject({ id: open.id, since: NIGHT_3, toldAt: null });
  });

  test('that is not open cannot be told', async () => {
    await expect(cases.told('case_none', NIGHT_1)).rejects.toThrow('ConditionalCheckFailed');
  });
});

test('resolved cases come latest first, page by page', async () => {
  const opened = await cases.put(difference('b'), NIGHT_3);
  await cases.resolve(opened, NIGHT_3);
  const first = await cases.resolved({ limit: 1 });
  expect(first.items.map(({ resolvedAt }) => resolvedAt)).toEqual([NIGHT_3]);
  const second = await cases.resolved({ limit: 1, cursor: first.nextCursor ?? undefined });
  expect(second.items.map(({ resolvedAt }) => resolvedAt)).toEqual([NIGHT_2]);
  expect(second.nextCursor).toBeNull();
  await expect(cases.resolved({ limit: 1, cursor: 'made-up' })).rejects.toThrow(InvalidCursor);
});

test('a run is carried on by whoever read its last version, and nobody else', async () => {
  expect(await progress.find()).toBeNull();
  const first = { ...begin(NIGHT_1, 0), version: 1 };
  await progress.save(first);
  expect(await progress.find()).toEqual(first);
  await progress.save({ ...first, version: 2, parts: 1 });
  await expect(progress.save({ ...first, version: 2, parts: 9 })).rejects.toThrow(RetryableError);
  expect(await progress.find()).toMatchObject({ version: 2, parts: 1 });
});
