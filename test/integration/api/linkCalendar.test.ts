import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const linkOf = async (story: Story) => `/l/${await h.tokenFor(story.email)}`;
const calendarOf = async (story: Story, lang = 'en') =>
  h.request<string>('GET', `${await linkOf(story)}/calendar.ics?lang=${lang}`);
const valueIn = (file: string, name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(file)?.[1];

describe('the calendar by a creator’s link', () => {
  it('opens in a phone’s calendar, in the reader’s words, and gives the link away to nobody', async () => {
    const story = await Story.atDelivery(h);
    const { status, headers, body } = await calendarOf(story, 'zh-CN');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`inline; filename="luyue-${story.id}.ics"`);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).toContain('SUMMARY:直播：山茶美妆');
    expect(body).toContain('X-WR-TIMEZONE:Asia/Shanghai');
    expect(body).not.toContain((await linkOf(story)).slice('/l/'.length));
  });

  it('is the entry that came with the mail, and replaces it where the date is moved', async () => {
    const story = await Story.atDelivery(h);
    const before = (await calendarOf(story)).body;
    const to = new Date(h.now() + 20 * 86_400_000).toISOString();
    expect((await story.brand('extend', { to, reason: 'rain' })).status).toBe(200);
    const after = (await calendarOf(story)).body;
    expect(valueIn(after, 'UID')).toBe(`${story.id}@luyue`);
    expect(valueIn(before, 'UID')).toBe(valueIn(after, 'UID'));
    expect(Number(valueIn(after, 'SEQUENCE'))).toBeGreaterThan(Number(valueIn(before, 'SEQUENCE')));
    expect(valueIn(after, 'DTSTART')).toBe(`${to.replace(/[-:]/g, '').slice(0, 15)}Z`);
  });

  it('leads back to the page where there is nothing to be on time for', async () => {
    const story = await Story.begin(h);
    await story.creator('decline', {});
    const { status, headers } = await calendarOf(story);
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(/^\/l\/[\w-]+\?lang=en$/);
  });

  it('is not there for a link that does not work', async () => {
    const { status, headers } = await h.request('GET', '/l/nothing/calendar.ics');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
  });
});

describe('a page on its way', () => {
  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['gzip;q=0', null],
    ['identity', null],
  ])('to a browser that takes %s comes as %s', async (accepted, coding) => {
    const story = await Story.begin(h);
    const address = new URL(await linkOf(story), h.luyue.url);
    const { headers, bytes } = await rawGet(address, accepted);
    expect(headers['content-encoding'] ?? null).toBe(coding);
    const text = (coding === null ? bytes : gunzipSync(bytes)).toString();
    expect(text).toContain('</html>');
  });
});

/** As it is on the wire: fetch would unpack it. */
async function rawGet(address: URL, accepted: string) {
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': accepted } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(Buffer.from(chunk));
      resolve({ headers: response.headers, bytes: Buffer.concat(chunks) });
    }).on('error', reject);
  });
}
