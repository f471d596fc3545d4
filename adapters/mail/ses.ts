import { text } from 'node:stream/consumers';
import { domainToASCII } from 'node:url';
import { TerminalError } from '../../domain/errors.ts';
import type { Mail, Mailer } from '../../domain/ports/mail.ts';
import { makeSignedClient } from '../aws/signedClient.ts';
import { isDeliverableAddress } from './address.ts';
import { NOTICE_TAG, toTag } from './noticeTag.ts';
import { readSesFailure } from './sesErrors.ts';

export interface SesMailerOptions {
  /** The one sender, e.g. `Luyue <no-reply@example.com>`; its domain is an identity of SES. */
  readonly from: string;
  /** Through which SES tells what became of a mail. */
  readonly configurationSet: string;
  /** Only where the service is not AWS's own. */
  readonly endpoint?: string;
}

const LOCAL = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/**
 * Mails by Amazon SES: one signed call each (SES API v2, SendEmail). SES taking a mail counts as delivered; a bounce
 * that comes later finds the notice by the mail's tag. SES makes the message of its parts: it would replace a
 * Message-ID of ours in a finished one, too, so that carrying what composes messages would gain nothing.
 * @throws TerminalError here when `from` is not one address, from `send` when SES refuses us whatever the mail; `send`
 *   throws RetryableError as the port says
 */
export function makeSesMailer({ from, configurationSet, endpoint }: SesMailerOptions): Mailer {
  const sender = encodeSender(from);
  const client = makeSignedClient({
    service: 'ses',
    address: (region) => endpoint ?? `https://email.${region}.amazonaws.com`,
    maxAttempts: 4,
    timeouts: TIMEOUTS,
    ...(endpoint === undefined ? {} : LOCAL),
  });
  return {
    send: async (mail) => {
      if (!isDeliverableAddress(mail.to)) {
        return { status: 'bounced', reason: 'The address is not a usable one' };
      }
      const body = JSON.stringify(toRequest(mail, sender, configurationSet));
      const headers = { 'content-type': 'application/json' };
      try {
        const path = '/v2/email/outbound-emails';
        await text((await client.send({ method: 'POST', path, headers, body })).body);
        return { status: 'delivered' };
      } catch (error) {
        return readSesFailure(error);
      }
    },
  };
}

const utf8 = (data: string) => ({ Data: data, Charset: 'UTF-8' });

function toRequest(mail: Mail, sender: string, configurationSet: string) {
  return {
    FromEmailAddress: sender,
    Destination: { ToAddresses: [withAsciiDomain(mail.to)] },
    ConfigurationSetName: configurationSet,
    EmailTags: [{ Name: NOTICE_TAG, Value: toTag(mail.messageId) }],
    Content: {
      Simple: {
        Subject: utf8(mail.subject.replace(/\p{Cc}+/gu, ' ').trim()),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
        ...(mail.calendar === undefined ? {} : { Attachments: [calendarOf(mail.calendar)] }),
      },
    },
  };
}

const calendarOf = (calendar: string) => ({
  FileName: 'luyue.ics',
  ContentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  ContentDisposition: 'ATTACHMENT',
  RawContent: Buffer.from(calendar).toString('base64'),
});

/** SES takes domains in their ASCII form only. Of a domain that has none, SES itself says so. */
function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  return address.slice(0, at) + (domainToASCII(domain) || domain);
}

/** A name beyond ASCII goes as an encoded word (RFC 2047), as SES asks. */
function encodeSender(from: string): string {
  const [, name = '', address = from] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  if (!isDeliverableAddress(address)) {
    throw new TerminalError(`The sender of mails must be one address, not ${JSON.stringify(from)}`);
  }
  if (name === '') return address;
  return `=?UTF-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`;
}
