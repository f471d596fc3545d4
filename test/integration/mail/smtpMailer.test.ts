import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { makeSmtpMailer } from '../../../adapters/mail/smtp.ts';
import { RetryableError, TerminalError } from '../../../domain/errors.ts';
import type { Mail } from '../../../domain/ports/mail.ts';

const from = 'Luyue <no-reply@luyue.example>';
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
};

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

/** A mail server that behaves as told; returns what it took, and where it is. */
const serve = async (options: SMTPServerOptions = {}) => {
  const taken: { to: string[]; raw: string }[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      stream.toArray().then((chunks) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        done(null);
      }, done);
    },
    ...options,
  });
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  closers.push(() => smtp.close());
  return { taken, url: `smtp://127.0.0.1:${portOf(listener)}` };
};

const mail = (fields: Partial<Mail> = {}): Mail => ({
  to: 'creator@example.com',
  subject: 'A deal',
  html: '<p>Hello</p>',
  text: 'Hello',
  messageId: 'deal_1.invited',
  ...fields,
});

const headersOf = (raw = ''): string => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ');

describe('what goes out', () => {
  test('both parts, a stable Message-ID, and the mark of an automatic mail', async () => {
    const { taken, url } = await serve();
    expect(await makeSmtpMailer({ url, from }).send(mail())).toEqual({ status: 'delivered' });
    const headers = headersOf(taken[0]?.raw);
    expect(headers).toContain('From: Luyue <no-reply@luyue.example>');
    expect(headers).toContain('Message-ID: <deal_1.invited@luyue.example>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain('Content-Type: multipart/alternative');
    expect(taken[0]?.raw).toContain('Content-Type: text/plain');
    expect(taken[0]?.raw).toContain('Content-Type: text/html');
  });

  test('an entry for the calendar, as phones take it', async () => {
    const { taken, url } = await serve();
    const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    await makeSmtpMailer({ url, from }).send(mail({ calendar }));
    const raw = taken[0]?.raw ?? '';
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/);
    expect(raw).toMatch(/Content-Type: application\/ics; name=luyue\.ics/);
    expect(raw).toContain('Content-Type: text/plain');
    expect(raw).toContain('Content-Type: text/html');
  });

  test('a subject with line breaks adds no header', async () => {
    const { taken, url } = await serve();
    await makeSmtpMailer({ url, from }).send(
      mail({ subject: 'A\r\nBcc: evil@example.com\n\nbody', messageId: 'x\r\nX-Evil: 1' }),
    );
    expect(taken[0]?.to).toEqual(['creator@example.com']);
    expect(headersOf(taken[0]?.raw)).toContain('Subject: A Bcc: evil@example.com body');
    expect(headersOf(taken[0]?.raw)).not.toMatch(/^(Bcc|X-Evil):/im);
  });

  test.each(['a@example.com, b@example.com', 'a@example.com\r\nRCPT TO:<b@example.com>', 'nobody'])(
    'an address like %j bounces and the server hears nothing',
    async (to) => {
      const { taken, url } = await serve();
      expect(await makeSmtpMailer({ url, from }).send(mail({ to }))).toEqual({
        status: 'bounced',
        reason: 'The address is not a usable one',
      });
      expect(taken).toEqual([]);
    },
  );

  test.each(['', 'Luyue', 'a@example.com, b@example.com'])(
    'a sender like %j is refused at once',
    (sender) => {
      expect(() => makeSmtpMailer({ url: 'smtp://127.0.0.1:1', from: sender })).toThrow(TerminalError);
    },
  );
});

describe('what the server says', () => {
  test.each([
    ['the recipient', { onRcptTo: (_a, _s, done) => done(refusal(550, 'no <creator@example.com> here')) }],
    [
      'the message',
      {
        onData: (stream, _s, done) => {
          stream.resume().on('end', () => done(refusal(550, 'no <creator@example.com> here')));
        },
      },
    ],
  ] satisfies [string, SMTPServerOptions][])('5xx on %s is a bounce', async (_what, options) => {
    const { url } = await serve(options);
    expect(await makeSmtpMailer({ url, from }).send(mail())).toEqual({
      status: 'bounced',
      reason: '550 no [address] here',
    });
  });

  test('4xx is for later', async () => {
    const { url } = await serve({ onRcptTo: (_a, _s, done) => done(refusal(450, 'grey-listed')) });
    await expect(makeSmtpMailer({ url, from }).send(mail())).rejects.toThrow(RetryableError);
  });

  test('a refused sender is nothing a retry can help', async () => {
    const { url } = await serve({ onMailFrom: (_a, _s, done) => done(refusal(550, 'not you')) });
    await expect(makeSmtpMailer({ url, from }).send(mail())).rejects.toThrow(TerminalError);
  });
});

describe('no server to speak of', () => {
  const listen = async (server: Server) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `smtp://127.0.0.1:${portOf(server)}`;
  };

  test('nobody listens', async () => {
    const server = createServer();
    const url = await listen(server);
    server.close();
    await once(server, 'close');
    await expect(makeSmtpMailer({ url, from }).send(mail())).rejects.toThrow(RetryableError);
  });

  test('the line drops', async () => {
    const server = createServer((socket) => socket.destroy());
    closers.push(() => server.close());
    await expect(makeSmtpMailer({ url: await listen(server), from }).send(mail())).rejects.toThrow(
      RetryableError,
    );
  });

  test('it never says a word', async () => {
    const server = createServer((socket) => closers.push(() => socket.destroy()));
    closers.push(() => server.close());
    const mailer = makeSmtpMailer({ url: await listen(server), from, timeoutSeconds: 0.05 });
    await expect(mailer.send(mail())).rejects.toThrow(RetryableError);
  });
});
