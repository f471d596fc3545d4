import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fetched } from '../../../domain/ports/platforms.ts';
import { type Check, type Verification, verificationSchema } from '../../../domain/verification/check.ts';
import { deliveryVerification } from '../../../functions/events/verifyDelivery.ts';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { fundedDeal, postReport } from '../api/bed.ts';
import { readyByLink } from './bed.ts';

const URL_OF_WORK = 'https://www.youtube.com/watch?v=1';
/** What the played web answers, by the beginning of an address. */
let web: Record<string, { status?: number; type?: string; body: string }> = {};
let luyue: TestLuyue;
beforeAll(async () => {
  const fetch = async (url: string): Promise<Fetched> => {
    const [, page] = Object.entries(web).find(([start]) => url.startsWith(start)) ?? [];
    if (page === undefined) return { ok: false, failure: 'unreachable' };
    const { status = 200, type = 'text/html', body } = page;
    return { ok: true, url, status, contentType: type, body: Buffer.from(body) };
  };
  luyue = await TestLuyue.start({ web: fetch });
});
afterAll(() => luyue.stop());
beforeEach(() => {
  web = {};
});

const creator = { platform: 'youtube', handle: '@xiaomei' };
let made = 0;
/** A deal for a video on YouTube, funded. */
function videoDeal() {
  made += 1;
  const terms = someTerms({
    deliverable: { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30, products: ['sku-1'] },
  });
  return fundedDeal(luyue, {
    terms,
    creator: { name: '小美', email: `video-${made}@example.com`, ...creator },
  });
}

const onYouTube = {
  'https://www.youtube.com/oembed': {
    type: 'application/json',
    body: JSON.stringify({ title: 'x', author_url: 'https://www.youtube.com/@XiaoMei' }),
  },
  'https://www.youtube.com/watch': {
    body: `<meta itemprop="duration" content="PT45S"><meta itemprop="uploadDate" content="2026-11-01T00:00:00Z">
           <meta name="description" content="sku-1 #广告">`,
  },
};

async function eventsOf(id: string) {
  const log = await deals.of(luyue.luyue.runtime).events(id, { limit: 100 });
  return log.items;
}

async function verificationsOf(id: string): Promise<Verification[]> {
  const events = (await eventsOf(id)).filter(({ type }) => type === 'deal.verified.v1');
  return events.map(({ data }) => verificationSchema.parse(data));
}

const verdicts = (checks: readonly Check[] = []) =>
  Object.fromEntries(checks.map(({ check, verdict, reason }) => [check, `${verdict}: ${reason}`]));

describe('work that is handed in', () => {
  test('is looked at beside the workflow, which is at its next gate already', async () => {
    web = onYouTube;
    const { deal, token } = await videoDeal();
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK });
    expect((await luyue.deal(deal.id)).gate?.name).toBe('review');
    const [verification] = await verificationsOf(deal.id);
    expect(verdicts(verification?.checks)).toEqual({
      link_resolves: 'passed: confirmed',
      creators_handle: 'passed: confirmed',
      published_in_window: 'passed: confirmed',
      long_enough: 'passed: confirmed',
      products: 'passed: confirmed',
      disclosure: 'passed: confirmed',
    });
    expect(JSON.stringify(verification).toLowerCase()).not.toContain('xiaomei');
    await luyue.act(deal.id, 'approve', {});
    expect((await luyue.deal(deal.id)).status).toBe('settling');
  });

  test('of which nothing can be seen is for the reviewer, with the proof that was handed in', async () => {
    const { deal, token } = await videoDeal();
    const evidenceId = await readyByLink(luyue, token);
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK, evidenceIds: [evidenceId] });
    const [verification] = await verificationsOf(deal.id);
    expect(verdicts(verification?.checks)).toMatchObject({
      link_resolves: 'unknown: link_not_answering',
      long_enough: 'unknown: proof_to_review',
    });
    expect(verification?.checks.some(({ verdict }) => verdict === 'passed')).toBe(false);
  });

  test('that is gone says so', async () => {
    web = { 'https://www.youtube.com/': { status: 404, body: '' } };
    const { deal, token } = await videoDeal();
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK });
    const [verification] = await verificationsOf(deal.id);
    expect(verdicts(verification?.checks).link_resolves).toBe('failed: link_gone');
  });

  test('is verified once, however often the stream brings it', async () => {
    web = onYouTube;
    const { deal, token } = await videoDeal();
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK });
    const delivered = (await eventsOf(deal.id)).find(({ type }) => type === 'deal.delivered.v1');
    const image = {
      kind: { S: 'event' },
      type: { S: 'deal.delivered.v1' },
      event: { S: JSON.stringify(delivered) },
    };
    const record = { dynamodb: { SequenceNumber: '1', NewImage: image } };
    const consume = new Lambdas(luyue.luyue.runtime).handlerOf(deliveryVerification);
    const batch = { Records: [record, record] };
    expect(await Promise.all([consume(batch), consume(batch)])).toEqual([
      { batchItemFailures: [] },
      { batchItemFailures: [] },
    ]);
    expect(await verificationsOf(deal.id)).toHaveLength(1);
  });

  test('again, after changes, is verified again', async () => {
    const { deal, token } = await videoDeal();
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK });
    await luyue.advanceTo(luyue.now() + 60_000);
    await luyue.act(deal.id, 'request_changes', { note: 'louder' });
    web = onYouTube;
    await luyue.actByLink(token, 'deliver', { url: URL_OF_WORK });
    const found = await verificationsOf(deal.id);
    expect(found.map(({ checks }) => verdicts(checks).link_resolves)).toEqual([
      'unknown: link_not_answering',
      'passed: confirmed',
    ]);
    expect(found[0]?.deliveredAt).not.toBe(found[1]?.deliveredAt);
  });
});

const report = (dealId: string, url: string, more: Record<string, unknown> = {}) =>
  postReport(luyue, { dealId, report: { url, ...more } });

describe('a report', () => {
  test('about other work, or before anything was handed in, verifies nothing', async () => {
    const { deal, token } = await fundedDeal(luyue);
    await report(deal.id, 'https://live.douyin.com/2', { minutesLive: 70 });
    await luyue.settle();
    expect(await verificationsOf(deal.id)).toEqual([]);
    await luyue.actByLink(token, 'deliver', { url: 'https://live.douyin.com/1' });
    const [verification] = await verificationsOf(deal.id);
    expect(verification?.reportIds).toEqual([]);
  });

  test('on a closed deal changes nothing', async () => {
    const { deal, token } = await fundedDeal(luyue, {
      terms: someTerms({ fixedFee: 100, commission: undefined }),
    });
    const url = 'https://live.douyin.com/1';
    await luyue.actByLink(token, 'deliver', { url });
    await luyue.act(deal.id, 'approve', {});
    expect((await luyue.deal(deal.id)).status).toBe('closed');
    const events = await luyue.events(deal.id);
    await report(deal.id, url, { minutesLive: 70 });
    await luyue.settle();
    expect(await luyue.events(deal.id)).toEqual(events);
  });
});

// Moves time past the agreed dates: no deal begins after it.
test('a report that comes later is weighed, with what it says and by whom', async () => {
  const { deal, token } = await fundedDeal(luyue);
  const url = 'https://live.douyin.com/1';
  await luyue.advanceTo('2026-12-01T13:30:00Z');
  await luyue.actByLink(token, 'deliver', { url });
  const times = { startedAt: '2026-12-01T12:00:00Z', endedAt: '2026-12-01T13:10:00Z', minutesLive: 70 };
  const handed = await report(deal.id, url, times);
  await luyue.settle();
  const [before, after, ...more] = await verificationsOf(deal.id);
  expect(more).toEqual([]);
  expect(verdicts(before?.checks)).toMatchObject({ minutes_live: 'unknown: not_shown' });
  expect(verdicts(after?.checks)).toMatchObject({
    started_as_agreed: 'passed: confirmed',
    ended: 'passed: confirmed',
    minutes_live: 'passed: confirmed',
  });
  expect(after?.reportIds).toEqual([handed.body.evidenceId]);
  expect(after?.checks.find(({ check }) => check === 'minutes_live')).toMatchObject({
    seen: { minutes: 70 },
    witnesses: [{ source: 'report', by: 'brand', evidenceId: handed.body.evidenceId }],
  });
});
