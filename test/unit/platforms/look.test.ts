import { describe, expect, test } from 'vitest';
import { makePlatforms } from '../../../adapters/platforms/look.ts';
import type { Fetched } from '../../../domain/ports/platforms.ts';

type Page =
  | { status?: number; type?: string; body?: unknown; url?: string }
  | { failure: 'unreachable' | 'host_not_public' | 'host_unknown' | 'too_large' | 'took_too_long' };

/** A web that consists of these pages, by the beginning of their address. */
function aWeb(pages: Record<string, Page>) {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Fetched> => {
    asked.push(url);
    const [, page] = Object.entries(pages).find(([start]) => url.startsWith(start)) ?? [];
    if (page === undefined)
      return { ok: true, url, status: 404, contentType: 'text/html', body: Buffer.from('') };
    if ('failure' in page) return { ok: false, failure: page.failure };
    const text = typeof page.body === 'string' ? page.body : JSON.stringify(page.body ?? {});
    const contentType = page.type ?? (typeof page.body === 'string' ? 'text/html' : 'application/json');
    return {
      ok: true,
      url: page.url ?? url,
      status: page.status ?? 200,
      contentType,
      body: Buffer.from(text),
    };
  };
  return { look: makePlatforms(fetch).look, asked };
}

const html = (head: string) => `<!doctype html><html><head>${head}</head><body>hello</body></html>`;

describe('a registered provider', () => {
  test('YouTube answers for the author; its page for length and day', async () => {
    const { look, asked } = aWeb({
      'https://www.youtube.com/oembed': {
        body: { title: 'Spring #广告', author_url: 'https://www.youtube.com/@xiaoman' },
      },
      'https://www.youtube.com/watch': {
        body: html(
          '<title>Spring</title><meta itemprop="duration" content="PT1M35S"><meta itemprop="uploadDate" content="2026-11-20T03:00:00-08:00">',
        ),
      },
    });
    const seen = await look('https://www.youtube.com/watch?v=abc');
    expect(asked).toContain(
      'https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc&format=json',
    );
    expect(seen).toMatchObject({
      link: { state: 'opens', status: 200, host: 'www.youtube.com' },
      platform: 'youtube',
      sightings: [
        {
          source: 'oembed',
          by: 'www.youtube.com',
          vouchedBy: 'platform',
          platform: 'youtube',
          handles: ['@xiaoman'],
        },
        {
          source: 'page',
          vouchedBy: 'platform',
          seconds: 95,
          published: { from: '2026-11-20T11:00:00.000Z', to: '2026-11-20T11:00:00.000Z' },
        },
      ],
    });
  });

  test('TikTok behind a short link is recognised where the link leads; its caption is whole', async () => {
    const { look } = aWeb({
      'https://www.tiktok.com/oembed': { body: { title: 'x #ad', author_unique_id: 'xiaoman' } },
      'https://vm.tiktok.com/': { body: html(''), url: 'https://www.tiktok.com/@xiaoman/video/1' },
    });
    expect(await look('https://vm.tiktok.com/ZM1/')).toMatchObject({
      platform: 'tiktok',
      sightings: [
        { vouchedBy: 'platform', handles: ['xiaoman'], text: { content: 'x #ad', isWhole: true } },
        { source: 'page', vouchedBy: 'platform' },
      ],
    });
  });

  test('Vimeo gives length and day, the day without a zone', async () => {
    const { look } = aWeb({
      'https://vimeo.com/api/oembed.json': {
        body: { duration: 62, upload_date: '2026-11-20 10:00:00', author_url: 'https://vimeo.com/xiaoman' },
      },
      'https://vimeo.com/1': { status: 403, body: 'no robots' },
    });
    expect(await look('https://vimeo.com/1')).toMatchObject({
      link: { state: 'opens', status: 403 },
      sightings: [
        {
          seconds: 62,
          handles: ['xiaoman'],
          published: { from: '2026-11-19T20:00:00.000Z', to: '2026-11-20T22:00:00.000Z' },
        },
      ],
    });
  });

  test('that knows no such work outweighs a page that opens all the same', async () => {
    const { look } = aWeb({ 'https://www.youtube.com/watch': { body: html('') } });
    expect((await look('https://www.youtube.com/watch?v=gone')).link).toMatchObject({ state: 'gone' });
  });

  test.each([
    ['fails', { status: 500 }],
    ['turns us away', { status: 401 }],
    ['sends no JSON', { body: 'oops', type: 'application/json' }],
    ['cannot be reached', { failure: 'unreachable' as const }],
  ])('that %s leaves only the page', async (_what, answer) => {
    const { look } = aWeb({
      'https://www.youtube.com/oembed': answer,
      'https://www.youtube.com/watch': { body: html('') },
    });
    const seen = await look('https://www.youtube.com/watch?v=1');
    expect(seen.link.state).toBe('opens');
    expect(seen.sightings.map(({ source }) => source)).toEqual(['page']);
  });
});

describe('a page of nobody we know', () => {
  const claims = html(`<title>Work</title>
    <link rel="alternate" type="application/json+oembed" href="/oembed?u=1">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":"VideoObject","name":"n","description":"d #ad",
     "uploadDate":"2026-11-20","duration":"PT2M","author":{"@type":"Person","url":"https://vimeo.com/@xiaoman"},
     "publication":{"@type":"BroadcastEvent","startDate":"2026-12-01T12:00:00Z","endDate":"2026-12-01T13:10:00Z"}}]}</script>`);

  test('speaks for itself, and so does the endpoint that it names', async () => {
    const { look, asked } = aWeb({
      'https://blog.site/oembed': { body: { author_url: 'https://www.youtube.com/@xiaoman' } },
      'https://blog.site/work': { body: claims },
    });
    const seen = await look('https://blog.site/work');
    expect(asked).toEqual(['https://blog.site/work', 'https://blog.site/oembed?u=1']);
    expect(seen.platform).toBeNull();
    expect(seen.sightings).toMatchObject([
      {
        source: 'page',
        vouchedBy: 'page',
        platform: null,
        handles: ['@xiaoman'],
        seconds: 120,
        startedAt: '2026-12-01T12:00:00.000Z',
        endedAt: '2026-12-01T13:10:00.000Z',
        text: { content: expect.stringContaining('#ad'), isWhole: false },
      },
      { source: 'oembed', vouchedBy: 'page', platform: null },
    ]);
  });

  test('cannot have a platform speak for it by naming that platform’s endpoint', async () => {
    const { look } = aWeb({
      'https://www.youtube.com/oembed': { body: { author_url: 'https://www.youtube.com/@xiaoman' } },
      'https://blog.site/work': {
        body: html(
          '<link rel="alternate" type="application/json+oembed" href="https://www.youtube.com/oembed?url=https://youtu.be/1">',
        ),
      },
    });
    const seen = await look('https://blog.site/work');
    expect(seen.sightings.map(({ vouchedBy }) => vouchedBy)).toEqual(['page', 'page']);
  });

  test.each([
    ['<script type="application/ld+json">{broken</script>'],
    ['<script type="application/ld+json">[[[[[{"@type":"VideoObject","duration":"PT1M"}]]]]]</script>'],
    [
      '<script type="application/ld+json">{"@type":"VideoObject","duration":"long","uploadDate":"soon"}</script>',
    ],
    ['<meta property="og:video:duration" content="-5"><meta itemprop="startDate" content="2026-12-01">'],
    ['<title>'.repeat(1000)],
  ])('full of mistakes says nothing (%#)', async (head) => {
    const { look } = aWeb({ 'https://blog.site/': { body: html(head) } });
    const [sighting] = (await look('https://blog.site/')).sightings;
    expect(sighting).toMatchObject({ handles: [] });
    for (const fact of ['seconds', 'published', 'startedAt', 'endedAt'])
      expect(sighting).not.toHaveProperty(fact);
  });
});

describe('a link', () => {
  test.each<[Page, string]>([
    [{ status: 404 }, 'gone'],
    [{ status: 410 }, 'gone'],
    [{ status: 403 }, 'closed_to_us'],
    [{ status: 429 }, 'closed_to_us'],
    [{ status: 503 }, 'not_answering'],
    [{ failure: 'took_too_long' }, 'not_answering'],
    [{ failure: 'unreachable' }, 'not_answering'],
    [{ failure: 'host_unknown' }, 'gone'],
    [{ failure: 'host_not_public' }, 'not_public'],
    [{ failure: 'too_large' }, 'opens'],
  ])('answered by %j is %s', async (page, state) => {
    const { look } = aWeb({ 'https://blog.site/': page });
    const seen = await look('https://blog.site/x');
    expect(seen.link.state).toBe(state);
    expect(seen.sightings).toEqual([]);
  });

  test('to a known platform whose name cannot be looked up is not gone: it is our own network that fails', async () => {
    const { look } = aWeb({ 'https://': { failure: 'host_unknown' } });
    expect((await look('https://www.douyin.com/video/1')).link).toMatchObject({ state: 'not_answering' });
  });

  test('to a look-alike host is not the platform’s', async () => {
    const { look } = aWeb({ 'https://': { body: html('') } });
    for (const url of [
      'https://evil-douyin.com/',
      'https://douyin.com.evil.site/',
      'https://www.youtube.com.evil.site/watch?v=1',
    ])
      expect((await look(url)).platform).toBeNull();
    expect((await look('https://v.douyin.com/abc/')).platform).toBe('douyin');
  });
});
