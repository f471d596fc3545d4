import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import { TerminalError } from '../../domain/errors.ts';
import type { Mail, Mailer } from '../../domain/ports/mail.ts';
import { isDeliverableAddress } from './address.ts';
import { messageIdHeader } from './messageIdHeader.ts';
import { readSmtpFailure, unusableAddress } from './smtpErrors.ts';

export interface SmtpMailerOptions {
  /** `smtp://[user:password@]host:port`, or `smtps://` for TLS from the first byte; `?pool=true` keeps connections. */
  readonly url: string;
  /** The one sender, e.g. `Luyue <no-reply@example.com>`. */
  readonly from: string;
  /** Bounds one sending from connecting to the server's last word; 30 unless told. */
  readonly timeoutSeconds?: number;
}

/**
 * Sends each mail over a connection of its own, so that a frozen and thawed Lambda never meets a dead socket; where
 * nothing freezes the URL may ask for a pool.
 * The server's 250 counts as delivered.
 * @throws TerminalError here when `from` is not one address, from `send` when the server refuses us (sign-in,
 *   sender) whatever the mail; `send` throws RetryableError as the port says
 */
export const makeSmtpMailer = ({ url, from, timeoutSeconds = 30 }: SmtpMailerOptions): Mailer => {
  const sender = parseSender(from);
  const transport = createTransport({ url, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async (mail) => {
      if (!isDeliverableAddress(mail.to)) return unusableAddress;
      const signal = AbortSignal.timeout(timeoutSeconds * 1000);
      try {
        await transport.sendMail({ ...compose(mail, sender), signal });
        return { status: 'delivered' };
      } catch (error) {
        return readSmtpFailure(error, mail.to);
      }
    },
  };
};

interface Sender {
  readonly name: string;
  readonly address: string;
}

const parseSender = (from: string): Sender => {
  const [sender, ...others] = addressparser(from, { flatten: true });
  if (sender === undefined || others.length > 0 || !isDeliverableAddress(sender.address))
    throw new TerminalError(`The sender of mails must be one address, not ${JSON.stringify(from)}`);
  return sender;
};

/**
 * Addresses go in parsed and the envelope is given, so a comma or a quote in an address can never add a
 * recipient; a line break in the subject becomes a space, so it can never add a header.
 */
const compose = (mail: Mail, sender: Sender) => ({
  envelope: { from: sender.address, to: [mail.to] },
  from: sender,
  to: { name: '', address: mail.to },
  subject: mail.subject.replace(/\p{Cc}+/gu, ' ').trim(),
  text: mail.text,
  html: mail.html,
  ...(mail.calendar === undefined
    ? {}
    : { icalEvent: { method: 'PUBLISH', filename: 'luyue.ics', content: mail.calendar } }),
  messageId: messageIdHeader(mail.messageId, sender.address),
  headers: { 'Auto-Submitted': 'auto-generated' },
});
