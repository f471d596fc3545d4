import { expect, it } from 'vitest';
import { AwsError } from '../../../adapters/aws/awsError.ts';
import { readSesFailure } from '../../../adapters/mail/sesErrors.ts';

/** The refusals that SES documents for SendEmail, and what else can come between. */
it.each([
  ['AccessDeniedException', 'TerminalError'],
  ['AccountSuspendedException', 'TerminalError'],
  ['MailFromDomainNotVerifiedException', 'TerminalError'],
  ['MessageRejected', 'TerminalError'],
  ['NotFoundException', 'TerminalError'],
  ['SendingPausedException', 'TerminalError'],
  ['LimitExceededException', 'RetryableError'],
  ['TooManyRequestsException', 'RetryableError'],
  ['InternalServiceError', 'RetryableError'],
  ['ExpiredTokenException', 'RetryableError'],
  ['TimeoutError', 'RetryableError'],
])('%s is a %s', (code, name) => {
  expect(() => readSesFailure(new AwsError(code, 400))).toThrow(
    expect.objectContaining({ name, message: expect.stringContaining(code) }),
  );
});

it('BadRequestException is a bounce: this mail or its reader cannot be used', () => {
  expect(readSesFailure(new AwsError('BadRequestException', 400))).toEqual({
    status: 'bounced',
    reason: 'SES: BadRequestException',
  });
});
