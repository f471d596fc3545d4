import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { mailsTo } from '../../workflow/collaboration/mailboxes.ts';
import { liveTerms } from '../../workflow/collaboration/story.ts';
import { formFor } from './pageForm.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const request = (reference: string, timeZone: string) => ({
  reference,
  creator: { name: 'Ana', email: 'ana@example.com', locale: 'en', timeZone },
  terms: liveTerms(h),
});

it('a creator reads and types every time in its own zone, in mails and on its page', async () => {
  const deal = await h.startDeal(request('tz-1', 'Europe/Berlin'));
  expect(deal.gate?.deadline).toBe('2026-11-08T00:00:00.000Z');
  const until = /Nov 8, 2026, 01:00 \(Central European/;
  expect((await mailsTo(h, 'ana@example.com'))[0]?.text).toMatch(until);
  const token = await h.tokenFor('ana@example.com');
  const page = await h.request<string>('GET', `/l/${token}`);
  expect(page.body).toMatch(until);
  const form = formFor(page.body, 'counter');
  const [name, shown] = Object.entries(form).find(([, value]) => value === '2026-11-11T01:00') ?? [];
  expect(shown).toBe('2026-11-11T01:00');
  const body = new URLSearchParams({ ...form, [name ?? '']: '2026-11-12T09:30' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await h.request('POST', `/l/${token}/counter`, { headers, body })).status).toBe(303);
  expect((await h.deal(deal.id)).terms.deliverable).toMatchObject({
    scheduledAt: '2026-11-12T08:30:00.000Z',
  });
  // Whoever is known keeps it.
  const { creator: ana, ...rest } = request('tz-2', 'Europe/Berlin');
  const { timeZone: _, ...known } = ana;
  await h.startDeal({ ...rest, creator: known });
  expect((await mailsTo(h, 'ana@example.com'))[0]?.text).toContain('Central European');
});

it('refuses a zone that nobody knows, with its path', async () => {
  const reply = await h.request('POST', '/v1/deals', {
    key: h.brandKey,
    body: request('tz-3', 'Mars/Olympus'),
  });
  expect(reply).toMatchObject({ status: 422, body: { errors: [{ path: 'creator.timeZone' }] } });
});
