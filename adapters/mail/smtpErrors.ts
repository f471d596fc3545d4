import * as z from 'zod/mini';
import { RetryableError, TerminalError } from '../../domain/errors.ts';
import type { MailResult } from '../../domain/ports/mail.ts';
import { redactAddresses } from './redactAddresses.ts';

/** What nodemailer attaches to its errors; see its ERROR_CODES. */
const smtpFailure = z.object({
  code: z.string(),
  command: z.optional(z.string()),
  response: z.optional(z.string()),
  responseCode: z.optional(z.number()),
});
type SmtpFailure = z.infer<typeof smtpFailure>;

type Verdict = 'bounced' | 'retryable' | 'terminal';

/** A mail to something that is no address is not worth a connection. */
export const unusableAddress: MailResult = { status: 'bounced', reason: 'The address is not a usable one' };

/**
 * Reads why a sending failed. Messages carry the server's words without any address, and the original error is
 * not attached as a cause, since it names the recipient and would end up in logs.
 * @returns a bounce, when the server refused this recipient or this message for good
 * @throws RetryableError when a later try may succeed; TerminalError when the server refuses us; the error
 *   itself when it does not come from SMTP
 */
export const readSmtpFailure = (error: unknown, recipient: string): MailResult => {
  const parsed = smtpFailure.safeParse(error);
  if (!parsed.success) throw error;
  const failure = parsed.data;
  const reason = redactAddresses(failure.response ?? failure.code, recipient);
  switch (judge(failure)) {
    case 'bounced':
      return { status: 'bounced', reason };
    case 'retryable':
      throw new RetryableError(`The mail server did not take the mail: ${reason}`);
    case 'terminal':
      throw new TerminalError(`The mail server refuses this sender: ${reason}`);
  }
};

/** RFC 4954: authentication required, mechanism too weak, credentials invalid, encryption required. */
const signInReplies = [530, 534, 535, 538];

const judge = ({ code, command, responseCode }: SmtpFailure): Verdict => {
  if (responseCode === undefined) return judgeWithoutReply(code);
  // 503 (bad sequence) speaks about the session, not the mail: a new connection may do.
  if (responseCode < 500 || responseCode === 503) return 'retryable';
  if (code === 'EAUTH' || signInReplies.includes(responseCode)) return 'terminal';
  if (command === 'RCPT TO' || command === 'DATA') return 'bounced';
  // A server that announces SIZE may refuse a large message as early as MAIL FROM (RFC 1870).
  if (command === 'MAIL FROM') return responseCode === 552 ? 'bounced' : 'terminal';
  // Refused at the greeting: the server is closed to everybody or to us, for now.
  return 'retryable';
};

const judgeWithoutReply = (code: string): Verdict => {
  // The client refused the envelope itself before it said a word.
  if (code === 'EENVELOPE') return 'bounced';
  if (['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EREQUIRETLS'].includes(code)) return 'terminal';
  return 'retryable';
};
