import { SNSServiceException } from '@aws-sdk/client-sns';
import { RetryableError, TerminalError } from '../../domain/errors.ts';
import type { MailResult } from '../../domain/ports/mail.ts';

/*
 * Source of the names: the errors of Publish, https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */

/** This phone gets nothing from us, now or later: its owner said stop, or it is no phone. */
const REFUSED = new Set([
  'OptedOutException',
  'OptedOut',
  'InvalidParameterException',
  'InvalidParameter',
  'ValidationException',
]);

const PASSING = new Set([
  'InternalErrorException',
  'InternalError',
  'ThrottledException',
  'Throttled',
  'KMSThrottlingException',
]);

/**
 * What an error of SNS means: the phone takes no message, or whoever sends has to try again or to give up. The errors'
 * own messages may name the number and go no further.
 * @throws RetryableError, TerminalError; the error itself when it is not SNS's
 */
export function readSnsFailure(error: unknown): MailResult {
  if (error instanceof SNSServiceException) {
    const { name, $metadata } = error;
    const described = ['SNS', name, $metadata.requestId].filter(Boolean).join(' ');
    if (REFUSED.has(name)) return { status: 'bounced', reason: described };
    const isPassing = PASSING.has(name) || ($metadata.httpStatusCode ?? 0) >= 500;
    throw isPassing ? new RetryableError(described) : new TerminalError(described);
  }
  const isNetwork = error instanceof Error && (error.name === 'TimeoutError' || 'code' in error);
  throw isNetwork ? new RetryableError('SNS cannot be reached') : error;
}
