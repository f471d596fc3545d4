import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../domain/ports/audit.ts';
import { ROUTES } from '../../../functions/routes.ts';
import { audit } from '../../../functions/runtime/providers/audit.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed, operatorNamed } from '../../workflow/dispute/disputed.ts';
import { pathsIn, problemIn } from '../api/bed.ts';

interface List {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}
let h: TestLuyue;
let first: string;
let second: string;
let story: Story;
let case_: Disputed;

beforeAll(async () => {
  h = await TestLuyue.start();
  first = await operatorNamed(h, 'operator-first');
  second = await operatorNamed(h, 'operator-second');
  story = await Story.begin(h);
  case_ = await Disputed.raised(await Story.atReview(h), 'brand', { reasonCode: 'other' });
});
afterAll(() => h.stop());

const read = async (path: string, key: string) =>
  expect((await h.request('GET', path, { key })).status).toBeLessThan(400);
const ask = (query: string, key = first) => h.request<List>('GET', `/v1/audit${query}`, { key });
const listed = async (query = '') => (await ask(query)).body.items;
const brief = ({ subject, did, what, about }: AuditEntry) => ({ subject, did, what, about });

test('what an operator looks at is kept, once in a quarter of an hour', async () => {
  const path = `/v1/deals/${story.id}`;
  for (let times = 0; times < 3; times += 1) await read(path, first);
  await read(`${path}/events`, first);
  const entries = await listed(`?dealId=${story.id}`);
  expect(entries.map(({ what }) => what).sort()).toEqual(['deal', 'events']);
  expect(entries[0]).toEqual({
    at: new Date(h.now()).toISOString(),
    subject: 'operator-first',
    did: 'saw',
    what: expect.any(String),
    dealId: story.id,
    about: null,
    network: '127.0.0.0/24',
  });
  await story.after(15 * 60_000);
  await read(path, first);
  await read(path, second);
  expect((await listed(`?dealId=${story.id}`)).map(brief)).toEqual([
    ...[expect.objectContaining({ what: 'deal' }), expect.objectContaining({ what: 'deal' })],
    ...entries.map(brief),
  ]);
});

test('cases, evidence and case files say which', async () => {
  const { id } = case_;
  const dealId = case_.story.id;
  await read(`/v1/disputes/${id}`, second);
  await read(`/v1/deals/${dealId}/evidence`, second);
  await read(`/v1/deals/${dealId}/case-file`, second);
  const entries = await listed(`?dealId=${dealId}&subject=operator-second`);
  expect(entries.map(({ what, about }) => [what, about]).sort()).toEqual([
    ['case_file', null],
    ['dispute', id],
    ['evidence_list', null],
  ]);
});

test('what parties look at, and what nobody gets to see, is not kept', async () => {
  const before = (await listed()).length;
  await read(`/v1/deals/${story.id}`, h.brandKey);
  for (const path of [
    '/v1/deals/deal_01KX0000000000000000000000',
    '/v1/disputes/dispute_01KX0000000000000000000000',
  ])
    expect((await h.request('GET', path, { key: first })).status).toBe(404);
  const missing = `/v1/deals/${story.id}/evidence/evid_01KX0000000000000000000000`;
  expect((await h.request('GET', missing, { key: first })).status).toBe(404);
  expect(await listed()).toHaveLength(before);
});

test('what an operator does is listed with the place of its event in the log', async () => {
  const operated = await Story.begin(h);
  const path = `/v1/deals/${operated.id}/operations/extend-clock`;
  const to = new Date(Date.parse((await operated.view()).gate?.deadline ?? '') + 3_600_000).toISOString();
  const body = { to, reason: 'asked on the phone' };
  const reply = await h.request('POST', path, { key: second, body });
  expect(reply.status).toBe(200);
  const [done] = await listed(`?dealId=${operated.id}`);
  expect(done).toMatchObject({ subject: 'operator-second', did: 'did', what: 'deal.clock_extended.v1' });
  const log = (await operated.log()).find(({ seq }) => String(seq) === done?.about);
  expect(log).toMatchObject({
    type: done?.what,
    at: done?.at,
    actor: { role: 'operator', id: 'operator-second' },
  });
});

describe('the list', () => {
  test('is newest first, and its pages together are the whole', async () => {
    const whole = await listed('?limit=100');
    expect(whole.length).toBeGreaterThan(5);
    const times = whole.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    const walked: AuditEntry[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await ask(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      walked.push(...body.items);
      ({ nextCursor: cursor } = body);
    }
    expect(walked).toEqual(whole);
  });

  test('is narrowed by person and period, over months', async () => {
    const whole = await listed('?limit=100');
    const theirs = await listed('?subject=operator-second&limit=100');
    expect(theirs).toEqual(whole.filter(({ subject }) => subject === 'operator-second'));
    const at = whole[2]?.at ?? '';
    const earlier = await listed(`?from=2026-06-01T00:00:00Z&to=${at}&limit=100`);
    expect(earlier).toEqual(whole.filter((entry) => entry.at < at));
    expect(await listed('?from=2026-08-01T00:00:00Z&to=2026-10-01T00:00:00Z')).toEqual([]);
  });

  test('is for operators, and bad questions are refused', async () => {
    problemIn(await ask('', h.brandKey), 403, 'not_allowed');
    problemIn(await ask('', 'lk_nobody'), 401, 'unauthenticated');
    const { nextCursor } = (await ask('?limit=1')).body;
    problemIn(await ask(`?subject=operator-first&cursor=${nextCursor}`), 400, 'invalid_cursor');
    expect(pathsIn(problemIn(await ask('?from=now&who=me'), 400, 'invalid_request'))).toEqual([
      'from',
      'who',
    ]);
    problemIn(await ask('?from=2020-01-01T00:00:00Z'), 400, 'invalid_request');
  });
});

test('nothing is shown that could not be kept', async () => {
  const fresh = await Story.begin(h);
  const store = audit.of(h.luyue.runtime);
  const { saw } = store;
  const broken = Object.assign(new Error('the database does not answer'), { name: 'RetryableError' });
  Object.assign(store, { saw: () => Promise.reject(broken) });
  problemIn(await h.request('GET', `/v1/deals/${fresh.id}`, { key: first }), 503, 'try_again');
  Object.assign(store, { saw });
  await read(`/v1/deals/${fresh.id}`, first);
});

test('every route by which an operator reads of one deal keeps that', () => {
  const ofOne = ROUTES.filter(({ access, method, path }) => {
    return access === 'people' && method === 'GET' && /^\/v1\/(deals|disputes)\/\{id\}/.test(path);
  });
  expect(ofOne.length).toBeGreaterThan(8);
  expect(ofOne.filter(({ needs }) => !('audit' in needs)).map(({ path }) => path)).toEqual([]);
});
