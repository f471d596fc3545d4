import { RetryableError, TerminalError } from '../../domain/errors.ts';
import { AwsError, isUnanswered } from '../aws/awsError.ts';

/*
 * Source of the codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */

const PASSING = new Set([
  'ConditionalRequestConflict',
  'InternalError',
  'OperationAborted',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
  'Throttling',
]);

const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchVersion']);

/** There is nothing under the key. */
export const isMissing = (error: unknown): boolean => error instanceof AwsError && MISSING.has(error.name);

/** There is something under the key already, and it was to be written only if not. */
export const isTaken = (error: unknown): boolean =>
  error instanceof AwsError && error.name === 'PreconditionFailed';

/** What S3's error means for whoever called: try again, or give up. Other errors pass through. */
export function toDomainError(error: unknown): unknown {
  if (error instanceof AwsError) {
    const described = ['S3', error.name, error.$metadata.requestId].filter(Boolean).join(' ');
    const isPassing = PASSING.has(error.name) || error.$metadata.httpStatusCode >= 500;
    return isPassing ? new RetryableError(described) : new TerminalError(described);
  }
  return isUnanswered(error) ? new RetryableError('S3 cannot be reached') : error;
}
