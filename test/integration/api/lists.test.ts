import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, deliveredDeal, pathsIn, problemIn } from './bed.ts';

interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
let luyue: TestLuyue;
/** Oldest first. */
const ids: string[] = [];

beforeAll(async () => {
  luyue = await TestLuyue.start();
  for (let n = 0; n < 7; n += 1) {
    const request = aRequest({
      reference: n % 2 === 0 ? 'even' : `odd-${n}`,
      provider: n < 2 ? { id: 'prov_demo' } : undefined,
    });
    const { body } = await luyue.request<DealView>('POST', '/v1/deals', {
      key: luyue.brandKey,
      body: request,
    });
    ids.push(body.id);
    await luyue.advanceTo(luyue.now() + 1000);
  }
  await luyue.settle();
  await luyue.act(ids[6] ?? '', 'withdraw', {});
});
afterAll(() => luyue.stop());

const list = (query: string, key = luyue.brandKey) =>
  luyue.request<List<DealView>>('GET', `/v1/deals${query}`, { key });
const idsOf = async (query: string, key?: string) => (await list(query, key)).body.items.map(({ id }) => id);

/** Follows the cursors to the end; every page but the last is full. */
async function walk<T>(path: string, limit: number, key = luyue.brandKey): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });
    const separator = path.includes('?') ? '&' : '?';
    const { status, body } = await luyue.request<List<T>>('GET', `${path}${separator}${query}`, { key });
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  return items;
}

describe('deals', () => {
  test('are listed newest first, each once, page by page', async () => {
    for (const limit of [1, 2, 7, 100]) {
      const walked = await walk<DealView>('/v1/deals', limit);
      expect(walked.map(({ id }) => id)).toEqual([...ids].reverse());
    }
    expect((await list('')).body).toMatchObject({ nextCursor: null });
  });

  test('are the same in a list and alone', async () => {
    const [first] = (await list('?limit=1')).body.items;
    expect(first).toEqual(await luyue.deal(ids[6] ?? ''));
  });

  test('are filtered by status, outcome, reference and words', async () => {
    const even = [ids[6], ids[4], ids[2], ids[0]];
    expect(await idsOf('?reference=even')).toEqual(even);
    expect(await idsOf('?status=closed')).toEqual([ids[6]]);
    expect(await idsOf('?outcome=withdrawn&reference=even')).toEqual([ids[6]]);
    expect(await idsOf('?status=invited&reference=even')).toEqual(even.slice(1));
    expect(await idsOf('?q=ODD-')).toEqual([ids[5], ids[3], ids[1]]);
    expect(await idsOf(`?q=${ids[3]}`)).toEqual([ids[3]]);
    expect(await idsOf('?status=reviewing')).toEqual([]);
    expect(await idsOf('?awaits=creator&reference=even')).toEqual(even.slice(1));
    expect(await idsOf('?awaits=brand')).toEqual([]);
    const walked = await walk<DealView>('/v1/deals?reference=even', 1);
    expect(walked.map(({ id }) => id)).toEqual(even);
  });

  test('are those of the viewer', async () => {
    expect(await idsOf('', luyue.luyue.secrets.providerApiKey)).toEqual([ids[1], ids[0]]);
    const operator = await luyue.operatorToken();
    expect(await idsOf('', operator)).toEqual([...ids].reverse());
    expect(await idsOf('?status=closed', operator)).toEqual([ids[6]]);
    expect((await walk<DealView>('/v1/deals', 2, operator)).map(({ id }) => id)).toEqual([...ids].reverse());
  });

  test.each([
    ['?limit=0', 'limit'],
    ['?limit=1000000', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=-1', 'limit'],
    ['?limit=1.5', 'limit'],
    ['?limit=ten', 'limit'],
    ['?status=open', 'status'],
    ['?status=closed&status=invited', 'status'],
    ['?outcome=won', 'outcome'],
    ['?awaits=nobody', 'awaits'],
    ['?awaits=payments', 'awaits'],
    ['?colour=red', 'colour'],
    [`?q=${'x'.repeat(129)}`, 'q'],
  ])('%s is refused by name', async (query, path) => {
    expect(pathsIn(problemIn(await list(query), 400, 'invalid_request'))).toEqual([path]);
  });

  test('take only cursors of the very same list', async () => {
    const cursor = (await list('?limit=1')).body.nextCursor ?? '';
    const other = luyue.luyue.secrets.providerApiKey;
    const forged = Buffer.from(JSON.stringify({ list: 'x', after: 'deal_' })).toString('base64url');
    for (const [query, key] of [
      [`?cursor=${cursor}`, other],
      [`?cursor=${cursor}&status=invited`, luyue.brandKey],
      [`?cursor=${forged}`, luyue.brandKey],
      ['?cursor=x', luyue.brandKey],
      ['?cursor=', luyue.brandKey],
    ] as const)
      expect(pathsIn(problemIn(await list(query, key), 400, 'invalid_cursor'))).toEqual(['cursor']);
    expect((await list(`?cursor=${cursor}&limit=3`)).body.items).toHaveLength(3);
  });
});

describe('a deal’s events and entries', () => {
  test('are listed oldest first, each once, page by page', async () => {
    const { deal } = await deliveredDeal(luyue);
    await luyue.act(deal.id, 'approve', {});
    const events = await walk<{ seq: number; hash: string; prevHash: string }>(
      `/v1/deals/${deal.id}/events`,
      2,
    );
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.slice(1).map(({ prevHash }) => prevHash)).toEqual(
      events.slice(0, -1).map(({ hash }) => hash),
    );

    const path = `/v1/deals/${deal.id}/ledger`;
    const entries = await walk<{ id: string; postings: { account: string; amount: number }[] }>(path, 1);
    expect(entries.length).toBeGreaterThan(1);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    for (const { postings } of entries) expect(postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    for (const of of [`/v1/deals/${deal.id}/events`, path]) {
      const reply = await luyue.request('GET', `${of}?cursor=x`, { key: luyue.brandKey });
      expect(pathsIn(problemIn(reply, 400, 'invalid_cursor'))).toEqual(['cursor']);
      const unknown = await luyue.request('GET', `${of}?status=closed`, { key: luyue.brandKey });
      expect(pathsIn(problemIn(unknown, 400, 'invalid_request'))).toEqual(['status']);
    }
  });

  test('name nobody', async () => {
    const request = aRequest({
      creator: { name: '林小满', email: 'name-nobody@example.com', phone: '13800000000' },
    });
    const { id } = await luyue.startDeal(request);
    const reply = await luyue.request('GET', `/v1/deals/${id}/events?limit=100`, { key: luyue.brandKey });
    expect(JSON.stringify(reply.body)).not.toMatch(/林小满|name-nobody|13800000000/);
    expect(luyue.logged.join('\n')).not.toMatch(/林小满|name-nobody|13800000000/);
  });
});
