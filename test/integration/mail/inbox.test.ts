import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSmtpMailer } from '../../../adapters/mail/smtp.ts';
import { TerminalError } from '../../../domain/errors.ts';
import type { Mail } from '../../../domain/ports/mail.ts';
import { type Inbox, openInbox } from '../../../local/mail/inbox.ts';

const from = 'Luyue <no-reply@luyue.example>';
const clock = { now: () => Date.UTC(2026, 11, 1, 12) };
const open: Inbox[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-inbox-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((inbox) => inbox.close()));
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'mail', 'inbox.sqlite');

const start = async (port?: number): Promise<Inbox> => {
  const inbox = await openInbox({ file: file(), clock, ...(port === undefined ? {} : { port }) });
  open.push(inbox);
  return inbox;
};

const mail = (fields: Partial<Mail> = {}): Mail => ({
  to: 'creator@example.com',
  subject: '合作邀请：直播 🎉 with a subject that is long enough to be folded over more than one line',
  html: '<p>你好 <a href="http://127.0.0.1:4000/l/abc">打开</a></p>',
  text: '你好 http://127.0.0.1:4000/l/abc',
  messageId: 'deal_1.invited',
  ...fields,
});

const items = async (inbox: Inbox) => JSON.parse((await inbox.routes.list({})).body).items;

test('a mail arrives as it was sent, at the clock’s time', async () => {
  const inbox = await start();
  const mailer = makeSmtpMailer({ url: inbox.smtpUrl, from });
  expect(await mailer.send(mail())).toEqual({ status: 'delivered' });
  expect(await items(inbox)).toEqual([
    {
      id: expect.any(String),
      to: 'creator@example.com',
      subject: mail().subject,
      at: '2026-12-01T12:00:00.000Z',
      html: mail().html,
      text: expect.stringMatching(/^你好 http:\/\/127\.0\.0\.1:4000\/l\/abc\s*$/),
      links: ['http://127.0.0.1:4000/l/abc'],
    },
  ]);
});

test('the same notice sent ten times at once is there once; another one is another', async () => {
  const inbox = await start();
  const mailer = makeSmtpMailer({ url: inbox.smtpUrl, from });
  await Promise.all(Array.from({ length: 10 }, () => mailer.send(mail())));
  expect(inbox.count()).toBe(1);
  await mailer.send(mail({ messageId: 'deal_1.reminded' }));
  await mailer.send(mail({ to: 'brand@example.com' }));
  expect(inbox.count()).toBe(3);
});

test('mails without a Message-ID are all kept, also plain, empty and malformed ones', async () => {
  const inbox = await start();
  const transport = createTransport(inbox.smtpUrl);
  const envelope = { from: 'a@example.com', to: ['b@example.com', 'c@example.com'] };
  for (const raw of [
    'Subject: plain\r\n\r\nhello',
    '\r\n',
    'no header at all: \u0000\r\n',
    'Subject: plain\r\n\r\nhello',
  ])
    await transport.sendMail({ envelope, raw });
  expect(inbox.count()).toBe(8);
  expect(await items(inbox)).toContainEqual(
    expect.objectContaining({ subject: 'plain', to: 'c@example.com', html: '', text: 'hello\n', links: [] }),
  );
});

test('an address that starts with `bounce` is refused', async () => {
  const inbox = await start();
  const result = await makeSmtpMailer({ url: inbox.smtpUrl, from }).send(
    mail({ to: 'Bounce.me@example.com' }),
  );
  expect(result).toEqual({ status: 'bounced', reason: expect.stringMatching(/^550 .*No such mailbox/) });
  expect(inbox.count()).toBe(0);
});

test('a mail over 1 MiB is refused and not kept; the next one is taken', async () => {
  const inbox = await start();
  const mailer = makeSmtpMailer({ url: inbox.smtpUrl, from });
  const result = await mailer.send(mail({ text: 'x'.repeat(1024 * 1024) }));
  expect(result).toEqual({ status: 'bounced', reason: expect.stringMatching(/^552 /) });
  expect(inbox.count()).toBe(0);
  expect(await mailer.send(mail())).toEqual({ status: 'delivered' });
});

test('what was answered with 250 survives kill -9', async () => {
  const entry = join(import.meta.dirname, 'inboxProcess.ts');
  const child = spawn(process.execPath, [entry, file()], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface(child.stdout), 'line');
  const mailer = makeSmtpMailer({ url, from });
  for (const n of [1, 2, 3]) await mailer.send(mail({ messageId: `deal_${n}.invited` }));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const inbox = await start();
  expect(inbox.count()).toBe(3);
  await makeSmtpMailer({ url: inbox.smtpUrl, from }).send(mail({ messageId: 'deal_3.invited' }));
  expect(inbox.count()).toBe(3);
});

test('the file is its owner’s only, since mails hold link tokens', async () => {
  await start();
  expect(statSync(file()).mode & 0o077).toBe(0);
});

test('a taken port and a broken file each give one clear sentence', async () => {
  const first = await start();
  const port = Number(new URL(first.smtpUrl).port);
  await expect(openInbox({ file: join(folder, 'other.sqlite'), clock, port })).rejects.toThrow(
    new TerminalError(`The mail inbox cannot listen on 127.0.0.1:${port} (EADDRINUSE)`),
  );
  const broken = join(folder, 'broken.sqlite');
  writeFileSync(broken, 'this is no database, only a text that is long enough to be looked at'.repeat(20));
  await expect(openInbox({ file: broken, clock })).rejects.toThrow(
    /^The mail inbox .*broken\.sqlite cannot be opened/,
  );
  await expect(openInbox({ file: join(broken, 'inbox.sqlite'), clock })).rejects.toThrow(TerminalError);
});
