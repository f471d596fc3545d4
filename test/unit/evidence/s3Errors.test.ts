import { expect, test } from 'vitest';
import { AwsError } from '../../../adapters/aws/awsError.ts';
import { toDomainError } from '../../../adapters/evidence/s3Errors.ts';

test.each([
  [new AwsError('SlowDown', 503), 'RetryableError'],
  [new AwsError('InternalError', 500), 'RetryableError'],
  [new AwsError('ConditionalRequestConflict', 409), 'RetryableError'],
  [new AwsError('AccessDenied', 403), 'TerminalError'],
  [new AwsError('NoSuchBucket', 404), 'TerminalError'],
  [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'RetryableError'],
  [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'RetryableError'],
  [new TypeError('a mistake of ours'), 'TypeError'],
])('%s means %s', (error, name) => {
  expect(toDomainError(error)).toMatchObject({ name });
});
