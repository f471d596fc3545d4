import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import {
  cancellationCodes,
  isPassingReason,
  mapped,
  toDomainError,
} from '../../../adapters/dynamodb/errors.ts';
import { RetryableError, TerminalError } from '../../../domain/errors.ts';

const answer = (name: string, httpStatusCode: number) =>
  new DynamoDBServiceException({
    name,
    message: 'in its own words',
    $fault: 'client',
    $metadata: { httpStatusCode, requestId: 'request-1' },
  });
const broken = (code: string) => Object.assign(new Error('secret host name'), { code });
const timedOut = () => Object.assign(new Error('no answer'), { name: 'TimeoutError' });

test.each([
  ['ProvisionedThroughputExceededException', 400],
  ['ThrottlingException', 400],
  ['RequestLimitExceeded', 400],
  ['TransactionConflictException', 400],
  ['TransactionInProgressException', 400],
  ['InternalServerError', 500],
  ['SomethingNew', 503],
])('%s (%i) may pass', (name, status) => {
  const error = toDomainError(answer(name, status));
  expect(error).toBeInstanceOf(RetryableError);
  expect(String(error)).toBe(`RetryableError: DynamoDB ${name} request-1 in its own words`);
});

test.each([
  ['ValidationException', 400],
  ['ResourceNotFoundException', 400],
  ['AccessDeniedException', 400],
  ['UnrecognizedClientException', 400],
  ['IdempotentParameterMismatchException', 400],
  ['SomethingNew', 400],
])('%s (%i) will not', (name, status) => {
  expect(toDomainError(answer(name, status))).toBeInstanceOf(TerminalError);
});

test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
  'a connection broken by %s may be made again',
  (code) => {
    const error = toDomainError(broken(code));
    expect(error).toBeInstanceOf(RetryableError);
    expect(String(error)).toBe(`RetryableError: DynamoDB cannot be reached: ${code}`);
  },
);

test('an answer that does not come may come next time', () => {
  expect(toDomainError(timedOut())).toBeInstanceOf(RetryableError);
});

test.each([new TypeError('our own mistake'), broken('ERR_INVALID_ARG_TYPE'), 'a string', undefined])(
  'what DynamoDB has no part in passes through: %s',
  (error) => {
    expect(toDomainError(error)).toBe(error);
  },
);

test('an item that comes with an error goes no further', () => {
  const error = new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
    Item: { email: { S: 'xiaoman@example.com' } },
  });
  const mappedError = toDomainError(error);
  expect(mappedError).toBeInstanceOf(TerminalError);
  expect(JSON.stringify(mappedError, Object.getOwnPropertyNames(mappedError))).not.toContain('xiaoman');
});

test('a call’s result comes through, its error in the domain’s words', async () => {
  expect(await mapped(async () => 7)).toBe(7);
  await expect(mapped(() => Promise.reject(answer('ThrottlingException', 400)))).rejects.toThrow(
    RetryableError,
  );
});

test('the reasons of a cancelled transaction are read by position', () => {
  const error = new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'm' }, {}],
  });
  expect(cancellationCodes(error)).toEqual([null, 'ConditionalCheckFailed', null]);
  expect(cancellationCodes(answer('ThrottlingException', 400))).toBeNull();
});

test.each([
  ['TransactionConflict', true],
  ['ThrottlingError', true],
  ['ProvisionedThroughputExceeded', true],
  ['ConditionalCheckFailed', false],
  ['ValidationError', false],
  ['ItemCollectionSizeLimitExceeded', false],
])('reason %s may pass: %s', (code, passing) => {
  expect(isPassingReason(code)).toBe(passing);
});
