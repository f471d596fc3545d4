import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { TestLuyue } from '../../harness/luyue.ts';
import { readPdf } from '../../unit/pdf/reading.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { problemIn } from '../api/bed.ts';

const ordersSchema = z.strictObject({
  ...{ count: z.int(), gross: z.int(), refunded: z.int(), cancelled: z.int(), net: z.int() },
  ...{ firstAt: z.nullable(z.string()), lastAt: z.nullable(z.string()), outside: z.int() },
  commission: z.int(),
  roundedOff: z.int(),
  tiers: z.array(
    z.strictObject({
      ...{ number: z.int(), from: z.int(), to: z.nullable(z.int()), ratePpm: z.int() },
      ...{ net: z.int(), amount: z.int() },
    }),
  ),
  isChanged: z.boolean(),
  fitting: z.int(),
  items: z.array(
    z.strictObject({
      ...{ orderId: z.string(), at: z.string(), base: z.int(), refunded: z.int(), counted: z.int() },
      ...{ earned: z.int(), roundedOffMillionths: z.int(), commission: z.int(), text: z.string() },
      tiers: z.array(z.strictObject({ number: z.int(), ratePpm: z.int(), net: z.int() })),
      notCounted: z.nullable(z.enum(['outside_window', 'cancelled', 'refunded'])),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});
const statementSchema = z.looseObject({
  orders: z.nullable(ordersSchema),
  salesTaken: z.enum(['orders', 'corrections', 'none']),
});

const TIERS = [
  { from: 0, ratePpm: 150_000 },
  { from: 600_000, ratePpm: 200_000 },
];
const MANY = 120;
/** None of them odd; the third is cancelled, the fourth was returned, the last came too late. */
const REPORTED = Array.from({ length: MANY }, (_, index) => ({
  orderId: `TB-${1000 + index}`,
  at: index,
  net: 9_999 + index,
  ...(index === 2 ? { cancelledBeforeShipping: true } : {}),
  ...(index === 3 ? { refunded: 10_002 } : {}),
}));

let h: TestLuyue;
let story: Story;
let token: string;

async function sell(overrides: Parameters<typeof liveTerms>[1], provider = false): Promise<Story> {
  const sold = await Story.atSales(h, { terms: liveTerms(h, overrides), provider });
  const live = h.now();
  const body = REPORTED.map(({ at, ...order }) => {
    const days = at === MANY - 1 ? 20 : 0;
    return { ...order, at: new Date(live + days * 86_400_000 + at * 60_000).toISOString() };
  });
  await h.request('POST', `/v1/deals/${sold.id}/sales`, { key: h.brandKey, body });
  return sold;
}

beforeAll(async () => {
  h = await TestLuyue.start();
  const commission = { ...COMMISSION, tiers: TIERS };
  const providerShare = { of: 'both' as const, ratePpm: 100_000 };
  story = await sell({ commission, providerShare }, true);
  token = await h.tokenFor(story.email);
});
afterAll(() => h.stop());

const path = (query = '', id = story.id) => `/v1/deals/${id}/statement${query}`;
const get = (key: string, query = '', id = story.id) => h.request('GET', path(query, id), { key });
const read = async (key: string, query = '', id = story.id) =>
  statementSchema.parse((await get(key, query, id)).body).orders ?? expect.fail('sees no orders');

async function allPages(key: string, limit: number) {
  const pages = [await read(key, `?ordersLimit=${limit}`)];
  for (let cursor = pages.at(-1)?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor)
    pages.push(await read(key, `?ordersLimit=${limit}&ordersCursor=${cursor}`));
  return pages;
}
async function sought(query: string) {
  const orders = await read(h.brandKey, `?ordersLimit=100${query}`);
  return { orders, ids: orders.items.map(({ orderId }) => orderId) };
}
const sumOf = (pages: Awaited<ReturnType<typeof allPages>>) =>
  pages.flatMap(({ items }) => items).reduce((sum, { commission }) => sum + commission, 0);

describe('the orders behind a statement', () => {
  test('page by page are all of them, each with what counted, at which rate, and why another did not', async () => {
    const pages = await allPages(h.brandKey, 50);
    expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 20]);
    const items = pages.flatMap((page) => page.items);
    expect(items.map(({ orderId }) => orderId)).toEqual(REPORTED.map(({ orderId }) => orderId));
    expect(items.slice(2, 4)).toMatchObject([
      { notCounted: 'cancelled', base: 10_001, counted: 0, commission: 0, tiers: [] },
      { notCounted: 'refunded', base: 10_002, refunded: 10_002, counted: 0, commission: 0, tiers: [] },
    ]);
    expect(items.at(-1)).toMatchObject({ notCounted: 'outside_window', counted: 0, commission: 0 });
    const crossing = items.filter(({ tiers }) => tiers.length === 2);
    expect(crossing.map(({ tiers }) => tiers.map(({ ratePpm }) => ratePpm))).toEqual([[150_000, 200_000]]);
    const { sum, line, estimated } = await commissionOf(await h.operatorToken());
    expect([sumOf(pages), sum, estimated]).toEqual([line, line, line]);
    expect(pages.map(({ isChanged }) => isChanged)).toEqual([false, false, false]);
  });

  test('are explained in words, and by tiers that come to the commission', async () => {
    const { items, tiers, roundedOff, commission, fitting } = await read(
      h.brandKey,
      '?ordersLimit=100&locale=en',
    );
    expect(items[0]?.text).toBe('¥99.99 × 15% (tier 1) = ¥14.9985, rounded down to ¥14.99.');
    expect(items[2]?.text).toBe('Cancelled before shipping: does not count.');
    const [zh] = (await read(h.brandKey, '?ordersLimit=1&locale=zh-CN')).items;
    expect(zh?.text).toBe('¥99.99 × 15%（第 1 档） = ¥14.9985，向下取整为 ¥14.99。');
    expect(tiers.map(({ ratePpm }) => ratePpm)).toEqual([150_000, 200_000]);
    expect(tiers.reduce((sum, { amount }) => sum + amount, 0) - roundedOff).toBe(commission);
    expect(fitting).toBe(MANY);
  });

  test('can be looked for, by kind and by id, without changing what they come to', async () => {
    const { orders: whole } = await sought('');
    expect((await sought('&ordersKind=not_counted')).ids).toEqual(['TB-1002', 'TB-1003', `TB-${999 + MANY}`]);
    expect((await sought('&ordersKind=refunded')).ids).toEqual(['TB-1003']);
    const counted = await sought('&ordersKind=counted');
    expect(counted.orders.fitting).toBe(MANY - 3);
    expect(counted.ids.slice(0, 3)).toEqual(['TB-1000', 'TB-1001', 'TB-1004']);
    const found = await sought('&ordersQ=tb-10&ordersKind=counted');
    expect(found.orders.items).toEqual(
      whole.items.filter(({ orderId, notCounted }) => orderId < 'TB-11' && notCounted === null),
    );
    const { items: _, fitting: __, nextCursor: ___, ...sums } = whole;
    expect(found.orders).toMatchObject(sums);
    const { errors } = problemIn(await get(h.brandKey, '?ordersKind=all'), 400, 'invalid_request');
    expect(errors).toMatchObject([{ path: 'ordersKind' }]);
    const { nextCursor } = await read(h.brandKey, '?ordersLimit=2&ordersKind=counted');
    expect((await read(h.brandKey, `?ordersKind=counted&ordersCursor=${nextCursor}`)).fitting).toBe(MANY - 3);
    problemIn(await get(h.brandKey, `?ordersCursor=${nextCursor}`), 400, 'invalid_cursor');
  });

  test('are fifty where nobody says how many, and a hundred at most', async () => {
    expect((await read(h.brandKey)).items).toHaveLength(50);
    expect((await read(h.brandKey, '?ordersLimit=100')).items).toHaveLength(100);
    for (const limit of ['0', '101', '-1', '1.5', 'all', ''])
      expect(
        problemIn(await get(h.brandKey, `?ordersLimit=${limit}`), 400, 'invalid_request').errors,
      ).toMatchObject([{ path: 'ordersLimit' }]);
  });

  test.each([
    ['tampered with', (cursor: string) => `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`],
    ['cut short', (cursor: string) => cursor.slice(0, -1)],
    ['made up', () => 'eyJhZnRlciI6MX0.c2VhbA'],
    ['empty', () => ''],
  ])('a cursor that was %s is refused', async (_name, spoil) => {
    const { nextCursor } = await read(h.brandKey);
    const reply = await get(h.brandKey, `?ordersCursor=${spoil(nextCursor ?? '')}`);
    const { errors, detail } = problemIn(reply, 400, 'invalid_cursor');
    expect(errors).toMatchObject([{ path: 'ordersCursor' }]);
    expect(detail).toBe('The cursor does not belong to this list of orders.');
  });

  test('a cursor of somebody else is none', async () => {
    const { nextCursor } = await read(h.brandKey);
    for (const key of [h.luyue.secrets.providerApiKey, await h.operatorToken()])
      problemIn(await get(key, `?ordersCursor=${nextCursor}`), 400, 'invalid_cursor');
    expect((await h.request('GET', `/l/${token}/statement?ordersCursor=${nextCursor}`)).status).toBe(400);
  });

  test('are seen by those whose amounts depend on them', async () => {
    const brand = await read(h.brandKey);
    for (const key of [h.luyue.secrets.providerApiKey, await h.operatorToken()]) {
      const { nextCursor, ...seen } = await read(key);
      expect(seen).toEqual({ ...brand, nextCursor: undefined });
    }
    problemIn(await h.request('GET', path()), 401, 'unauthenticated');
  });

  test('but not by a provider with a share of the fixed fee', async () => {
    const other = await sell({ commission: COMMISSION, providerShare: { of: 'fixedFee', ratePpm: 1 } }, true);
    const key = h.luyue.secrets.providerApiKey;
    const { body } = await get(key, '', other.id);
    expect(statementSchema.parse(body)).toMatchObject({ orders: null, salesTaken: 'orders' });
    const page = await h.request<string>('GET', path('?format=html', other.id), { key });
    expect(page.body).not.toContain('TB-');
    expect((await read(h.brandKey, '', other.id)).items).toHaveLength(50);
  });
});

/** The commission as the statement has it as an amount, and as the sum of the orders. */
async function commissionOf(key: string) {
  const line = z.looseObject({ kind: z.string(), amount: z.int() });
  const schema = z.object({
    orders: ordersSchema,
    payees: z.array(
      z.looseObject({ commission: z.optional(z.looseObject({ estimated: z.int() })), lines: z.array(line) }),
    ),
  });
  const { orders, payees } = schema.parse((await get(key)).body);
  return {
    sum: orders.commission,
    estimated: payees[0]?.commission?.estimated,
    line: payees[0]?.lines.find(({ kind }) => kind === 'commission')?.amount,
  };
}

describe('on the creator’s page', () => {
  const show = (query: string) => h.request<string>('GET', `/l/${token}/statement?lang=en${query}`);
  const nextIn = (page: string) => /href="[^"]*ordersCursor=([^"#]+)#orders"/.exec(page)?.[1];

  test('fifty at a time, with links that need no script', async () => {
    const first = await show('');
    expect(first.body).toContain('Orders 1–50 of 120, by the time they were placed.');
    expect(first.body).toContain('does not count: cancelled before shipping');
    expect(first.body).not.toContain('Back to the first orders');
    expect(Buffer.byteLength(first.body)).toBeLessThan(30_000);
    const second = await show(`&ordersCursor=${nextIn(first.body)}`);
    expect(second.body).toContain('Orders 51–100 of 120');
    expect(second.body).toContain('Back to the first orders');
    const third = await show(`&ordersCursor=${nextIn(second.body)}`);
    expect(third.body).toContain('Orders 101–120 of 120');
    expect(third.body).toContain('does not count: outside the attribution window');
    expect(nextIn(third.body)).toBeUndefined();
  });

  test('an address that we never gave out shows the first ones, and says so', async () => {
    const { status, body } = await show('&ordersCursor=next');
    expect(status).toBe(400);
    expect(body).toContain('is not one that we gave out');
    expect(body).toContain('Orders 1–50 of 120');
  });
});

describe('in the PDF', () => {
  const print = async (address: string, key?: string) => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(new URL(address, h.luyue.url), { headers });
    expect(response.status).toBe(200);
    return (await readPdf(new Uint8Array(await response.arrayBuffer()))).pages.join('\n');
  };

  test('by the link, a hundred and where the others are', async () => {
    const text = await print(`/l/${token}/statement.pdf`);
    expect(text).toContain('TB-1099');
    expect(text).not.toContain('TB-1100');
    expect(text.replaceAll('\n', '')).toContain(
      '另有 20 笔订单未在此列出，请在你的合作链接中打开对账单页面查看',
    );
  });

  test('with a key, as many as were asked for', async () => {
    const text = await print(path('?format=pdf&locale=en&ordersLimit=3'), h.brandKey);
    expect(text).toContain('TB-1002');
    expect(text).not.toContain('TB-1003');
    const more = `117 more orders are not listed here: GET ${path()} gives them page by page`;
    expect(text.replaceAll(/\s/g, '')).toContain(more.replaceAll(' ', ''));
    expect(await print(path('?format=pdf'), h.brandKey)).toContain('TB-1099');
  });
});

test('corrected between two pages, the next one says so', async () => {
  const first = await read(h.brandKey);
  const [order] = first.items;
  const body = [{ orderId: order?.orderId, at: order?.at, net: order?.base, refunded: 5_000 }];
  await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body });
  const second = await read(h.brandKey, `?ordersCursor=${first.nextCursor}`);
  expect([second.isChanged, second.items.length, second.refunded]).toEqual([
    true,
    50,
    first.refunded + 5_000,
  ]);
  expect((await read(h.brandKey, `?ordersCursor=${second.nextCursor}`)).isChanged).toBe(true);
  expect(second.items).toEqual((await allPages(h.brandKey, 50))[1]?.items);
});

test('settled, the orders come to the commission that was released', async () => {
  const cursor = (await read(h.brandKey)).nextCursor;
  await story.brand('close_sales');
  const pages = await allPages(h.brandKey, 7);
  const { line } = await commissionOf(await h.operatorToken());
  expect(sumOf(pages)).toBe(line);
  // The deal has moved on, its orders have not.
  expect((await read(h.brandKey, `?ordersCursor=${cursor}`)).isChanged).toBe(false);
});
