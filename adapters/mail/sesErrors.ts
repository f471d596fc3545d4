import { RetryableError, TerminalError } from '../../domain/errors.ts';
import type { MailResult } from '../../domain/ports/mail.ts';

/** The message or its recipient cannot be used, however often it is sent. */
const BOUNCED = new Set(['BadRequestException']);
/** We may not send, or not from this domain: somebody has to mend that, and no recipient is to blame. */
const TERMINAL = new Set([
  'AccessDeniedException',
  'AccountSuspendedException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
  'NotFoundException',
  'SendingPausedException',
]);

/**
 * What a refusal of SES means. Whatever is not known to last may pass.
 * Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @throws RetryableError, TerminalError
 */
export function readSesFailure(error: unknown): MailResult {
  const name = error instanceof Error ? error.name : 'Unknown';
  if (BOUNCED.has(name)) return { status: 'bounced', reason: `SES: ${name}` };
  if (TERMINAL.has(name)) throw new TerminalError(`SES refuses this sender: ${name}`);
  throw new RetryableError(`SES did not take the mail: ${name}`);
}
