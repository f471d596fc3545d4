import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DealEvent } from '../../../domain/deal/event.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { type Reply, TestLuyue } from '../../harness/luyue.ts';
import { Story, videoTerms } from '../../workflow/collaboration/story.ts';
import { pathsIn, problemIn } from '../api/bed.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REASON = 'they called us';

let h: TestLuyue;
beforeEach(async () => {
  h = await TestLuyue.start();
});
afterEach(() => h.stop());

async function operate(
  id: string,
  operation: string,
  body: unknown,
  { key, idempotency }: { key?: string; idempotency?: string } = {},
): Promise<Reply<DealView>> {
  const reply = await h.request<DealView>('POST', `/v1/deals/${id}/operations/${operation}`, {
    key: key ?? (await h.operatorToken()),
    body,
    headers: idempotency === undefined ? {} : { 'idempotency-key': idempotency },
  });
  await h.settle();
  return reply;
}

async function log(id: string): Promise<DealEvent[]> {
  const path = `/v1/deals/${id}/events?limit=100`;
  return (await h.request<{ items: DealEvent[] }>('GET', path, { key: h.brandKey })).body.items;
}

async function mails(to: string): Promise<{ subject: string; links: string[] }[]> {
  const path = `/_local/inbox?to=${encodeURIComponent(to)}`;
  return (await h.request<{ items: { subject: string; links: string[] }[] }>('GET', path)).body.items;
}

describe('operations', () => {
  test('are for operators; the parties may not, and strangers see no deal', async () => {
    const { id } = await Story.begin(h);
    const body = { to: 'creator', reason: REASON };
    problemIn(await operate(id, 'resend-notice', body, { key: h.brandKey }), 403, 'not_allowed');
    const provider = h.luyue.secrets.providerApiKey;
    problemIn(await operate(id, 'resend-notice', body, { key: provider }), 404, 'deal_not_found');
    problemIn(await operate('deal_none', 'resend-notice', body), 404, 'deal_not_found');
    problemIn(await operate(id, 'dance', body), 404, 'unknown_operation');
    expect(await h.events(id)).not.toContain('deal.notice_resent.v1');
  });

  test.each([
    ['resend-notice', { to: 'creator' }, ['reason']],
    ['resend-notice', { to: 'nobody', reason: REASON }, ['to']],
    ['resend-notice', { to: 'creator', reason: REASON, seq: 1 }, ['seq']],
    ['resend-notice', { to: 'creator', reason: REASON, seq: 4000 }, ['seq']],
    ['reissue-link', {}, ['reason']],
    ['reissue-link', { reason: '  ' }, ['reason']],
    ['reissue-link', { reason: REASON, partyId: 'creator_other' }, ['partyId']],
    ['extend-clock', { reason: REASON }, ['to']],
    ['extend-clock', { reason: REASON, to: 'P3D' }, ['to']],
    ['extend-clock', { reason: REASON, to: '2026-12-01T00:00:00Z', gate: 'review' }, ['gate']],
    ['retry-payments', { reason: REASON, paymentIds: [] }, ['paymentIds']],
  ])('%s refuses %j', async (operation, body, paths) => {
    const { id } = await Story.begin(h);
    expect(pathsIn(problemIn(await operate(id, operation, body), 422, 'invalid_payload'))).toEqual(paths);
  });

  test('a repetition under the same key does nothing twice', async () => {
    const story = await Story.begin(h);
    const body = { to: 'creator', reason: REASON };
    const first = await operate(story.id, 'resend-notice', body, { idempotency: 'once' });
    const again = await operate(story.id, 'resend-notice', body, { idempotency: 'once' });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await h.events(story.id)).filter((type) => type === 'deal.notice_resent.v1')).toHaveLength(1);
    const other = await operate(story.id, 'resend-notice', { ...body, to: 'brand' }, { idempotency: 'once' });
    problemIn(other, 422, 'idempotency_key_reused');
  });
});

describe('resend-notice', () => {
  test('sends the latest notice that still holds once more, and both links work', async () => {
    const story = await Story.begin(h);
    const before = await mails(story.email);
    const first = await h.tokenFor(story.email);
    expect(await operate(story.id, 'resend-notice', { to: 'creator', reason: REASON })).toMatchObject({
      status: 200,
      body: { status: 'invited', gate: { name: 'response' } },
    });
    const after = await mails(story.email);
    expect(after.map(({ subject }) => subject)).toEqual([before[0]?.subject, before[0]?.subject]);
    expect((await log(story.id)).at(-1)).toMatchObject({
      type: 'deal.notice_resent.v1',
      actor: { role: 'operator' },
      data: { to: 'creator', reason: REASON, of: expect.any(Number) },
    });
    expect((await h.request('GET', `/v1/links/${first}`)).status).toBe(200);
    expect((await story.creator('accept', { termsVersion: 1 })).status).toBe(200);
  });

  test('refuses where nothing that was told still holds', async () => {
    const story = await Story.begin(h);
    await story.creator('decline');
    const again = await operate(story.id, 'resend-notice', { to: 'creator', reason: REASON });
    problemIn(again, 409, 'action_not_available');
  });
});

describe('reissue-link', () => {
  test('the old link is unknown at once; a new one is mailed and works', async () => {
    const story = await Story.begin(h);
    const old = await h.tokenFor(story.email);
    expect((await operate(story.id, 'reissue-link', { reason: REASON })).status).toBe(200);
    const dead = await h.request<{ requestId: string }>('GET', `/v1/links/${old}`);
    const unknown = await h.request<{ requestId: string }>('GET', `/v1/links/${'x'.repeat(43)}`);
    const { requestId: _, ...asUnknown } = unknown.body;
    expect(dead).toMatchObject({ status: 404, body: asUnknown });
    expect((await h.request('GET', `/l/${old}`)).status).toBe(404);
    expect((await h.actByLink(old, 'accept', { termsVersion: 1 })).status).toBe(404);
    const fresh = await h.tokenFor(story.email);
    expect(fresh).not.toBe(old);
    expect((await h.actByLink(fresh, 'accept', { termsVersion: 1 })).status).toBe(200);
    expect((await log(story.id)).map(({ type }) => type)).toContain('deal.link_reissued.v1');
  });

  test('leaves the links of other deals alone', async () => {
    const story = await Story.begin(h);
    const other = await Story.begin(h);
    await operate(story.id, 'reissue-link', { reason: REASON });
    expect((await other.creator('accept', { termsVersion: 1 })).status).toBe(200);
  });
});

describe('extend-clock', () => {
  const later = (deal: DealView, millis: number) =>
    new Date(Date.parse(deal.gate?.deadline ?? '') + millis).toISOString();

  test('the gate stays open until the new deadline and closes then', async () => {
    const story = await Story.begin(h);
    const deal = await story.view();
    const to = later(deal, 3 * DAY);
    const reply = await operate(story.id, 'extend-clock', { to, reason: REASON });
    expect(reply).toMatchObject({ status: 200, body: { gate: { name: 'response', deadline: to } } });
    expect((await log(story.id)).at(-1)).toMatchObject({
      type: 'deal.clock_extended.v1',
      actor: { role: 'operator' },
      data: { gate: 'response', from: deal.gate?.deadline, deadline: to, reason: REASON },
    });
    await h.advanceTo(Date.parse(deal.gate?.deadline ?? '') + HOUR);
    expect(await story.view()).toMatchObject({ status: 'invited', gate: { name: 'response', deadline: to } });
    await h.advanceTo(Date.parse(to) + HOUR);
    expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'expired' });
  });

  test('an answer in the time that was given counts', async () => {
    const story = await Story.begin(h);
    const deal = await story.view();
    await operate(story.id, 'extend-clock', { to: later(deal, DAY), reason: REASON });
    await h.advanceTo(Date.parse(deal.gate?.deadline ?? '') + HOUR);
    expect((await story.creator('accept', { termsVersion: 1 })).status).toBe(200);
    expect((await story.view()).status).toBe('awaiting_funding');
  });

  test('tells whoever is in turn', async () => {
    const story = await Story.begin(h);
    const before = (await mails(story.email)).length;
    await operate(story.id, 'extend-clock', { to: later(await story.view(), DAY), reason: REASON });
    expect(await mails(story.email)).toHaveLength(before + 1);
  });

  test('never shortens, and keeps the deal within its year', async () => {
    const story = await Story.atDelivery(h, { terms: videoTerms(h) });
    const deal = await story.view();
    for (const to of [deal.gate?.deadline ?? '', later(deal, -1000)])
      problemIn(await operate(story.id, 'extend-clock', { to, reason: REASON }), 422, 'invalid_payload');
    const year = new Date(Date.parse(deal.createdAt) + 340 * DAY).toISOString();
    const refused = problemIn(
      await operate(story.id, 'extend-clock', { to: year, reason: REASON }),
      422,
      'invalid_payload',
    );
    const latest = /later than (\S+):/.exec(refused.errors?.[0]?.message ?? '')?.[1] ?? '';
    expect((await operate(story.id, 'extend-clock', { to: latest, reason: REASON })).status).toBe(200);
    expect(await story.view()).toMatchObject({ gate: { deadline: latest } });
  });

  test('refuses a deal whose clocks have stopped', async () => {
    const story = await Story.begin(h);
    await story.creator('decline');
    const to = new Date(h.now() + DAY).toISOString();
    problemIn(await operate(story.id, 'extend-clock', { to, reason: REASON }), 409, 'action_not_available');
  });
});
