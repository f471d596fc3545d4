import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectClosed, expectGate } from '../../workflow/collaboration/expectations.ts';
import { liveTerms, Story } from '../../workflow/collaboration/story.ts';

const MINUTE = 60_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start({ onboarding: 'required' });
});
afterAll(() => h.stop());

const wayFor = async (address: string) => {
  const path = `/_local/inbox?to=${encodeURIComponent(address)}`;
  const { body } = await h.request<{ items: { links: string[] }[] }>('GET', path);
  const links = body.items.flatMap((mail) => mail.links).filter((url) => url.includes('/bank-details/'));
  if (links[0] === undefined) throw new Error(`${address} was not asked for bank details`);
  return new URL(links[0]).pathname;
};
/** Where an address leads, as path and query. */
const leadsTo = async (path: string) => {
  const { status, headers } = await h.request('GET', path);
  const location = URL.parse(headers.get('location') ?? '', h.luyue.url);
  return { status, path: location === null ? null : `${location.pathname}${location.search}` };
};
/** Follows the way to the service's page and gives the details there; returns where that leads. */
const give = async (way: string) => {
  const { path } = await leadsTo(way);
  const [page = ''] = (path ?? '').split('?');
  const reply = await h.request('POST', `${page}/complete`, {
    body: 'accountNumber=6222020200112230',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
  });
  await h.settle();
  return { status: reply.status, location: reply.headers.get('location') ?? '' };
};
const approved = async () => {
  const providerShare = { of: 'fixedFee' as const, ratePpm: 100_000 };
  const story = await Story.atReview(h, { provider: true, terms: liveTerms(h, { providerShare }) });
  await story.brand('approve');
  return story;
};

describe('payees without bank details', () => {
  it('are each mailed a way to them; their money waits, and is sent when they are there', async () => {
    const story = await approved();
    await expectGate(story, 'payout', 'settling');
    const way = await wayFor(story.email);
    const first = await leadsTo(way);
    expect(first).toEqual({
      status: 303,
      path: expect.stringMatching(/^\/_local\/onboarding\/acct_\w+\?link=/),
    });

    // Read an hour later, or twice: the service's page is stale and leads back to us, we to a fresh one.
    await story.after(61 * MINUTE);
    const stale = await leadsTo(first.path ?? '');
    expect(stale).toEqual({ status: 303, path: way });
    const fresh = await leadsTo(way);
    expect(fresh.path).not.toBe(first.path);
    expect((await h.request('GET', fresh.path ?? '')).status).toBe(200);
    expect(await leadsTo(fresh.path ?? '')).toEqual({ status: 303, path: way });

    // Whoever comes back without having finished is not sent in circles.
    const unfinished = await h.request<string>('GET', `${way}?back=1&lang=en`);
    expect(unfinished).toMatchObject({ status: 200, body: expect.stringContaining('not complete') });

    const done = await give(way);
    expect(done).toEqual({ status: 303, location: `${h.luyue.url}${way}?back=1` });
    expect((await h.request<string>('GET', `${way}?back=1&lang=en`)).body).toContain('You can be paid');
    expect((await h.request<string>('GET', `${way}?lang=zh-CN`)).body).toContain('收款账户已可用');
    expect((await story.view()).money.paidOut).toBe(800_000);

    await expectGate(story, 'payout', 'settling');
    await give(await wayFor('provider@luyue.test'));
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(880_000);
  });

  it('are shown the way on the creator’s page', async () => {
    const story = await approved();
    const page = await h.request<string>('GET', `/l/${await h.tokenFor(story.email)}`);
    const way = /href="(\/bank-details\/[\w-]+\?lang=zh-CN)"/.exec(page.body)?.[1] ?? '';
    expect(await leadsTo(way)).toMatchObject({ status: 303 });
  });
});

describe('a way to bank details', () => {
  it('of a provider opens nothing else', async () => {
    await approved();
    const token = (await wayFor('provider@luyue.test')).split('/').at(-1) ?? '';
    const tries = [
      await h.request('GET', `/l/${token}`),
      await h.request('GET', `/v1/links/${token}`),
      await h.request('POST', `/v1/links/${token}/actions/cancel`, { body: { reason: 'x' } }),
      await h.request('POST', `/l/${token}/cancel`, { body: 'reason=x' }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('is not there for a token that opens nothing, and says so on a page', async () => {
    const page = await h.request<string>('GET', '/bank-details/nothing?lang=en');
    expect(page).toMatchObject({ status: 404, body: expect.stringContaining('does not work') });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('leads nowhere before anything is to be paid', async () => {
    const story = await Story.begin(h);
    const token = await h.tokenFor(story.email);
    const page = await h.request<string>('GET', `/bank-details/${token}?lang=en`);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('not needed yet') });
  });
});
