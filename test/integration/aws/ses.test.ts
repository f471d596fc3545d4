import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIdInTags } from '../../../adapters/mail/noticeTag.ts';
import { makeSesMailer } from '../../../adapters/mail/ses.ts';
import type { Mailer } from '../../../domain/ports/mail.ts';

interface Seen {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

const seen: Seen[] = [];
/** What the service answers next; 200 when there is nothing more. */
const answers: { status: number; type: string }[] = [];
const server = createServer(async (request, response) => {
  const body = JSON.parse(await text(request));
  seen.push({ path: request.url, authorization: request.headers.authorization, body });
  const { status, type } = answers.shift() ?? { status: 200, type: '' };
  response.writeHead(status, type === '' ? {} : { 'x-amzn-errortype': type });
  response.end(JSON.stringify(status === 200 ? { MessageId: '0100' } : { message: 'to lin@example.com' }));
});

const MAIL = {
  to: 'lin@example.com',
  subject: '邀请\r\nBcc: x@example.com',
  html: '<p>您好</p>',
  text: '您好',
  calendar: 'BEGIN:VCALENDAR',
  messageId: 'deal_1.2026-11-07T00:00:00.000Z.brand_1',
};
let mailer: Mailer;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address()) satisfies AddressInfo;
  mailer = makeSesMailer({
    from: 'Luyue 履约 <notices@mail.example.com>',
    configurationSet: 'luyue-dev-mail',
    endpoint: `http://127.0.0.1:${port}`,
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen.length = 0;
  answers.length = 0;
});

describe('mails by SES', () => {
  it('are sent by one signed call, with their notice in a tag', async () => {
    expect(await mailer.send(MAIL)).toEqual({ status: 'delivered' });
    const [call] = seen;
    expect(call).toMatchObject({
      path: '/v2/email/outbound-emails',
      authorization: expect.stringContaining('/ses/aws4_request'),
      body: {
        FromEmailAddress: `=?UTF-8?B?${Buffer.from('Luyue 履约').toString('base64')}?= <notices@mail.example.com>`,
        Destination: { ToAddresses: ['lin@example.com'] },
        ConfigurationSetName: 'luyue-dev-mail',
        Content: {
          Simple: {
            Subject: { Data: '邀请 Bcc: x@example.com', Charset: 'UTF-8' },
            Body: { Text: { Data: '您好' }, Html: { Data: '<p>您好</p>' } },
            Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
            Attachments: [{ FileName: 'luyue.ics', RawContent: 'QkVHSU46VkNBTEVOREFS' }],
          },
        },
      },
    });
    const [tag] = Object(call?.body.EmailTags);
    expect(tag.Value).toMatch(/^[\w-]{1,256}$/);
    expect(messageIdInTags({ [tag.Name]: [tag.Value] })).toBe(MAIL.messageId);
  });

  it('are not even tried with an address that could name two', async () => {
    expect(await mailer.send({ ...MAIL, to: 'a@example.com,b@example.com' })).toMatchObject({
      status: 'bounced',
    });
    expect(seen).toEqual([]);
  });

  it('reach domains beyond ASCII', async () => {
    await mailer.send({ ...MAIL, to: 'lin@例子.example' });
    expect(seen[0]?.body).toMatchObject({ Destination: { ToAddresses: ['lin@xn--fsqu00a.example'] } });
  });

  it('are tried again when SES is busy', async () => {
    answers.push({ status: 429, type: 'TooManyRequestsException' });
    expect(await mailer.send(MAIL)).toEqual({ status: 'delivered' });
    expect(seen).toHaveLength(2);
  });

  it('count as bounced when SES finds the message itself unusable', async () => {
    answers.push({ status: 400, type: 'BadRequestException' });
    expect(await mailer.send(MAIL)).toEqual({ status: 'bounced', reason: 'SES: BadRequestException' });
  });

  it('quote nobody’s address when SES refuses us', async () => {
    answers.push({ status: 400, type: 'MessageRejected' });
    await expect(mailer.send(MAIL)).rejects.toMatchObject({
      name: 'TerminalError',
      message: 'SES refuses this sender: MessageRejected',
    });
  });

  it('need one address to come from', () => {
    expect(() => makeSesMailer({ from: 'a@b.example, c@d.example', configurationSet: 'x' })).toThrow(
      'The sender of mails must be one address',
    );
  });
});
