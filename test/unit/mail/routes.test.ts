import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prefersPage } from '../../../local/mail/answers.ts';
import { type InboxRoutes, makeInboxRoutes } from '../../../local/mail/routes.ts';
import { type IncomingMail, type MailStore, openMailStore } from '../../../local/mail/store.ts';

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';

let folder: string;
let store: MailStore;
let routes: InboxRoutes;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-mail-'));
  store = openMailStore(join(folder, 'inbox.sqlite'));
  routes = makeInboxRoutes(store);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const mail = (fields: Partial<IncomingMail> = {}): IncomingMail => ({
  messageId: null,
  to: 'creator@example.com',
  subject: '合作邀请',
  at: Date.UTC(2026, 11, 1, 12),
  html: '<a href="https://a.example/l/t">open</a>',
  text: 'open https://a.example/l/t',
  ...fields,
});

const idOf = () => store.summaries({ to: null, before: null, limit: 1 })[0]?.id ?? 'none';

describe('as JSON', () => {
  test('lists the mails, newest first, with their links and the deal clock’s time', async () => {
    store.add([mail({ subject: 'first' })]);
    store.add([mail({ subject: 'second', at: Date.UTC(2026, 11, 2) })]);
    const answer = await routes.list({}, '*/*');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch('application/json');
    const body = JSON.parse(answer.body);
    expect(body.nextCursor).toBeNull();
    expect(body.items).toMatchObject([
      { subject: 'second', at: '2026-12-02T00:00:00.000Z' },
      {
        id: expect.stringMatching(/^mail_[0-9A-Z]{26}$/),
        to: 'creator@example.com',
        subject: 'first',
        at: '2026-12-01T12:00:00.000Z',
        html: mail().html,
        text: mail().text,
        links: ['https://a.example/l/t'],
      },
    ]);
  });

  test('`to` filters by the whole address, whatever its case; empty means everybody', async () => {
    store.add([mail({ to: 'Creator@Example.com' }), mail({ to: 'brand@example.com' })]);
    const count = async (to: string) => JSON.parse((await routes.list({ to })).body).items.length;
    expect(await count('creator@example.COM')).toBe(1);
    expect(await count('creator')).toBe(0);
    expect(await count("' OR 1=1 --")).toBe(0);
    expect(await count('')).toBe(2);
  });

  test('more than a page holds comes in pages that leave nothing out', async () => {
    store.add(Array.from({ length: 501 }, (_, index) => mail({ subject: String(index) })));
    const first = JSON.parse((await routes.list({})).body);
    expect(first.items).toHaveLength(500);
    const second = JSON.parse((await routes.list({ cursor: first.nextCursor })).body);
    expect(second).toMatchObject({ items: [{ subject: '0' }], nextCursor: null });
    expect((await routes.page({})).body).toContain(`cursor=${first.nextCursor}`);
  });

  test('a cursor that was never given out is refused', async () => {
    const answer = await routes.list({ cursor: 'mail_x' });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'invalid_cursor']);
    expect((await routes.page({ cursor: 'mail_x' })).status).toBe(400);
  });

  test('gives one mail, and a problem for one that is not there', async () => {
    store.add([mail()]);
    const id = idOf();
    expect(JSON.parse((await routes.mail(id, 'application/json')).body)).toMatchObject({ id, to: mail().to });
    const missing = await routes.mail('mail_x', html);
    expect(missing.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(missing.body)).toEqual({
      type: 'about:blank',
      title: 'There is no such mail',
      status: 404,
      code: 'not_found',
    });
    expect(missing.status).toBe(404);
  });
});

describe('as a page', () => {
  test('the list leads to each mail and says that nothing leaves the machine', async () => {
    store.add([mail({ subject: '<b>&"' })]);
    const answer = await routes.list({ to: 'creator@example.com' }, html);
    expect(answer.headers['content-type']).toMatch('text/html');
    expect(answer.body).toContain('nothing leaves this machine');
    expect(answer.body).toContain(`<a href="/_local/inbox/${idOf()}">&lt;b&gt;&amp;&quot;</a>`);
    expect(answer.body).toContain('value="creator@example.com"');
    expect(answer.body).toContain('<time datetime="2026-12-01T12:00:00.000Z">2026-12-01 12:00:00 UTC</time>');
  });

  test('an empty inbox says so, and a mail without a subject can still be opened', async () => {
    expect((await routes.page({})).body).toContain('No mails yet');
    store.add([mail({ subject: '' })]);
    expect((await routes.page({})).body).toContain('>(no subject)</a>');
  });

  test('a mail’s HTML cannot get out of its sandboxed frame', async () => {
    store.add([
      mail({ html: '"></iframe><script>alert(1)</script>', text: '</pre><script>alert(2)</script>' }),
    ]);
    const { body } = await routes.mail(idOf(), html);
    expect(body).not.toContain('<script');
    expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(body).toContain('srcdoc="&lt;base target=&quot;_blank&quot;&gt;&quot;&gt;&lt;/iframe&gt;');
  });

  test('shows text and links, and no frame for a mail without HTML', async () => {
    store.add([mail({ html: '' })]);
    const { body } = await routes.mailPage(idOf());
    expect(body).not.toContain('<iframe');
    expect(body).toContain('<a href="https://a.example/l/t" target="_blank"');
    expect(body).toContain('<pre>open https://a.example/l/t</pre>');
  });

  test('carries a policy that forbids script and any fetch', async () => {
    const { headers } = await routes.page({});
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

test.each([
  [undefined, false],
  ['', false],
  ['*/*', false],
  ['application/json', false],
  ['text/*', false],
  ['text/html', true],
  [html, true],
  ['application/json, Text/HTML;q=0.5', true],
  ['text/html;q=0', false],
  ['text/html;q=0.000, */*', false],
])('Accept %j asks for a page: %s', (accept, expected) => {
  expect(prefersPage(accept)).toBe(expected);
});
