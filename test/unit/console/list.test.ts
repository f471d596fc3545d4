import { describe, expect, test } from 'vitest';
import { pollMillis } from '../../../console/pages/deal/pollMillis.ts';
import { mergeHead } from '../../../console/pages/deals/mergeHead.ts';
import { filterOf, parseDealSearch } from '../../../console/pages/deals/search.ts';
import { csvLine } from '../../../console/parts/export/csv.ts';
import { timeLeft } from '../../../console/parts/timeLeft.ts';
import type { Role } from '../../../domain/parties.ts';

const gate = (...awaits: Role[]) => ({
  gate: { name: 'review', openedAt: '', deadline: '', atDeadline: 'approves', awaits, actions: [] },
});

describe('what an address says about the list', () => {
  test('is taken as far as it is known', () => {
    const search = { status: 'disputed', outcome: 'won', turn: 'brand', q: 42, page: 3 };
    expect(parseDealSearch(search)).toEqual({ status: 'disputed', turn: 'brand', q: '42' });
    expect(parseDealSearch({ q: '', status: null, turn: ['brand'] })).toEqual({});
    expect(parseDealSearch({ q: 'x'.repeat(500) }).q).toHaveLength(128);
  });
});

test('whose turn is looked for is asked of the API', () => {
  expect(filterOf({ turn: 'brand', q: 'x' })).toEqual({ awaits: 'brand', q: 'x' });
  expect(filterOf({ status: 'disputed' })).toEqual({ status: 'disputed' });
});

describe('a list whose first page was read again', () => {
  const deal = (id: string, version = 1) => ({ id, version });
  const pages = [
    { items: [deal('c'), deal('b')], nextCursor: '1' },
    { items: [deal('a')], nextCursor: null },
  ];

  test('stays the same where nothing changed', () => {
    expect(mergeHead(pages, { items: [deal('c'), deal('b')], nextCursor: '1' })).toBe(pages);
  });

  test('gets what is new first and what changed in its place, never an older one', () => {
    expect(mergeHead(pages, { items: [deal('d'), deal('c', 2), deal('b', 0)], nextCursor: '1' })).toEqual([
      { items: [deal('d'), deal('c', 2), deal('b')], nextCursor: '1' },
      { items: [deal('a')], nextCursor: null },
    ]);
  });

  test('loses what fits the filters no more, as far as that page reaches', () => {
    const last = { items: [deal('a')], nextCursor: null };
    expect(mergeHead(pages, { items: [deal('b')], nextCursor: '1' })).toEqual([
      { items: [deal('b')], nextCursor: '1' },
      last,
    ]);
    expect(mergeHead(pages, { items: [deal('c')], nextCursor: '1' })).toBe(pages);
    expect(mergeHead(pages, { items: [], nextCursor: '1' })).toBe(pages);
    expect(mergeHead(pages, { items: [], nextCursor: null }).flatMap(({ items }) => items)).toEqual([]);
  });

  test('takes in its place what has come to fit', () => {
    const [first] = mergeHead([{ items: [deal('d'), deal('b')], nextCursor: null }], {
      items: [deal('d'), deal('c'), deal('b')],
      nextCursor: null,
    });
    expect(first?.items.map(({ id }) => id)).toEqual(['d', 'c', 'b']);
  });
});

test.each([
  [['a', 1], 'a,1\r\n'],
  [['a "b", c', 'd\ne'], '"a ""b"", c","d\ne"\r\n'],
  [['=1+1', '+86', '-x', '@x', '\tx'], "'=1+1,'+86,'-x,'@x,'\tx\r\n"],
  [['-5 is a number only as one', -5], "'-5 is a number only as one,-5\r\n"],
])('%j is written as %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

const HOUR = 3_600_000;
test.each([
  [50 * HOUR, '2天2小时', 'calm'],
  [47 * HOUR, '1天23小时', 'soon'],
  [7 * HOUR + 59_000, '7小时', 'soon'],
  [5 * HOUR + 61_000, '5小时1分钟', 'urgent'],
  [61_999, '1分钟1秒', 'urgent'],
  [0, null, 'urgent'],
  [-1, null, 'urgent'],
])('%i ms left are said to be %s', (millis, text, urgency) => {
  expect(timeLeft(millis, 'zh-CN')).toEqual({ text, urgency });
});

test('a deal is read often while it moves, seldom while it waits, and at last not at all', () => {
  const open = { ...gate('brand'), status: 'reviewing' as const };
  const moving = { gate: null, status: 'settling' as const };
  const closed = { gate: null, status: 'closed' as const };
  const ages = [0, 3 * 60_000, 60 * 60_000];
  const periods = (deal: Parameters<typeof pollMillis>[0]) => ages.map((age) => pollMillis(deal, age));
  expect(periods(open)).toEqual([4_000, 15_000, 60_000]);
  expect(periods(moving)).toEqual([1_000, 15_000, 60_000]);
  expect(periods(closed)).toEqual([5_000, false, false]);
});
