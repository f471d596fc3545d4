import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Fetched } from '../../../domain/ports/platforms.ts';
import type { StandingChecks } from '../../../functions/verification/standingChecks.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { fundedDeal } from '../api/bed.ts';

const DAY = 86_400_000;
const WORK = 'https://www.youtube.com/watch?v=';
const work = '<meta name="description" content="sku-1 #广告"><meta itemprop="duration" content="PT45S">';

let isUp = true;
/** The addresses that were opened. */
let opened: string[] = [];
let luyue: TestLuyue;
beforeAll(async () => {
  const web = async (url: string): Promise<Fetched> => {
    if (!url.startsWith(WORK)) return { ok: false, failure: 'unreachable' };
    opened.push(url);
    return { ok: true, url, status: isUp ? 200 : 404, contentType: 'text/html', body: Buffer.from(work) };
  };
  luyue = await TestLuyue.start({ web });
});
afterAll(() => luyue.stop());
beforeEach(() => {
  isUp = true;
});

let made = 0;
/** A video that was approved, and has to stay online for a week from its publication. */
async function publishedVideo() {
  made += 1;
  const email = `stays-${made}@example.com`;
  const { deal, token } = await fundedDeal(luyue, {
    creator: { name: '小美', email, platform: 'youtube', handle: '@xiaomei' },
    terms: someTerms({
      commission: undefined,
      deliverable: { kind: 'video', dueAt: new Date(luyue.now() + 10 * DAY).toISOString(), minSeconds: 30 },
      stayLive: { period: 'P7D', holdPpm: 200_000 },
    }),
  });
  const url = `${WORK}${made}`;
  await luyue.actByLink(token, 'deliver', { url });
  await luyue.act(deal.id, 'approve', {});
  await luyue.settle();
  expect((await luyue.deal(deal.id)).gate?.name).toBe('stays_live');
  opened = [];
  return { id: deal.id, token, email, looks: () => opened.filter((each) => each === url).length };
}

const checksOf = async (id: string, key = luyue.brandKey) =>
  (await luyue.request<StandingChecks>('GET', `/v1/deals/${id}/checks`, { key })).body;
const typesOf = (id: string) => luyue.events(id);
const count = (types: readonly string[], type: string) => types.filter((each) => each === type).length;
const inboxSchema = z.object({ items: z.array(z.object({ subject: z.string(), text: z.string() })) });
async function mailsAbout(address: string, words: RegExp) {
  const { body } = await luyue.request('GET', `/_local/inbox?to=${encodeURIComponent(address)}`);
  return inboxSchema.parse(body).items.filter(({ subject }) => words.test(subject));
}

test('published work is looked at once a day until its time is over, and each look is in the log', async () => {
  const { id, looks } = await publishedVideo();
  const begun = luyue.now();
  await luyue.advanceTo(begun + 3 * DAY + 1);
  expect(looks()).toBe(3);
  const { stayLive } = await checksOf(id);
  expect(stayLive).toMatchObject({
    nextAt: new Date(begun + 4 * DAY).toISOString(),
    last: { at: new Date(begun + 3 * DAY).toISOString() },
  });
  expect(stayLive?.last?.checks[0]).toMatchObject({
    check: 'link_resolves',
    verdict: 'passed',
    seen: { status: 200 },
    witnesses: [{ source: 'link', by: 'www.youtube.com' }],
    at: stayLive?.last?.at,
  });
  await luyue.advanceTo(begun + 9 * DAY);
  expect((await luyue.deal(id)).outcome).toBe('completed');
  expect(looks()).toBe(6);
  const types = await typesOf(id);
  expect(count(types, 'deal.work_rechecked.v1')).toBe(6);
  expect(count(types, 'deal.work_found_down.v1')).toBe(0);
});

test('a page that went down is told to brand and creator, once, with what the brand can do', async () => {
  const { id, email, token } = await publishedVideo();
  await luyue.advanceTo(luyue.now() + DAY + 1);
  isUp = false;
  await luyue.advanceTo(luyue.now() + 2 * DAY);
  expect(count(await typesOf(id), 'deal.work_found_down.v1')).toBe(1);
  const reference = (await luyue.deal(id)).reference;
  const [toBrand, ...more] = await mailsAbout('brand@luyue.test', new RegExp(`每日核对.*${reference}$`));
  expect(more).toEqual([]);
  expect(toBrand?.text).toContain('作品不存在或已删除');
  expect(toBrand?.text).toContain('report_down');
  expect(await mailsAbout(email, /每日核对/)).toHaveLength(1);
  const page = await luyue.request<string>('GET', `/l/${token}`);
  expect(page.body).toContain('每日核对');
  expect((await checksOf(id)).stayLive?.last?.checks[0]).toMatchObject({ reason: 'link_gone' });

  isUp = true;
  await luyue.advanceTo(luyue.now() + DAY);
  expect((await checksOf(id)).stayLive?.last?.checks[0]).toMatchObject({ verdict: 'passed' });
  isUp = false;
  await luyue.advanceTo(luyue.now() + DAY);
  expect(count(await typesOf(id), 'deal.work_found_down.v1')).toBe(2);
});

test('work that need not stay online any more is left alone', async () => {
  const { id, looks } = await publishedVideo();
  await luyue.act(id, 'waive', {});
  await luyue.advanceTo(luyue.now() + 3 * DAY);
  expect(looks()).toBe(0);
  expect((await checksOf(id)).stayLive).toMatchObject({ nextAt: null, last: null });
});

test('the checks are for the parties: nobody else finds them', async () => {
  const { id } = await publishedVideo();
  const { status } = await luyue.request('GET', `/v1/deals/${id}/checks`, {
    key: luyue.luyue.secrets.providerApiKey,
  });
  expect(status).toBe(404);
});
