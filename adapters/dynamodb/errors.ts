import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { RetryableError, TerminalError } from '../../domain/errors.ts';

/*
 * Source of the codes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * and the CancellationReasons of TransactWriteItems.
 */

/** Answers that another try may not get. */
const PASSING = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'ServiceUnavailable',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Reasons within a cancelled transaction that another try may not meet. */
const PASSING_REASONS = new Set([
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'ThrottlingError',
  'TransactionConflict',
]);

/** Node's codes for a connection that could not be made or broke. */
const BROKEN_CONNECTION = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

const NO_FAULT = 'None';
export const CONDITION_FAILED = 'ConditionalCheckFailed';
export const CONTENDED = 'TransactionConflict';

export const isPassingReason = (code: string): boolean => PASSING_REASONS.has(code);

/**
 * Why a transaction was cancelled: one code for each of its writes, in their order, `null` for a write that was
 * not at fault. `null` for any other error.
 */
export function cancellationCodes(error: unknown): (string | null)[] | null {
  if (!(error instanceof TransactionCanceledException)) return null;
  return (error.CancellationReasons ?? []).map(({ Code }) =>
    Code === undefined || Code === NO_FAULT ? null : Code,
  );
}

/**
 * What DynamoDB's error means for whoever called: try again, or give up. Other errors pass through.
 * DynamoDB's messages name tables and attributes, never what is in them; the error itself may hold an item and
 * goes no further.
 */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DynamoDBServiceException) {
    const { name, message, $metadata } = error;
    const described = ['DynamoDB', name, $metadata.requestId, message].filter(Boolean).join(' ');
    const isPassing = PASSING.has(name) || ($metadata.httpStatusCode ?? 0) >= 500;
    return isPassing ? new RetryableError(described) : new TerminalError(described);
  }
  const code = connectionFault(error);
  return code === null ? error : new RetryableError(`DynamoDB cannot be reached: ${code}`);
}

function connectionFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'TimeoutError') return error.name;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return BROKEN_CONNECTION.has(code) ? code : null;
}

/** Runs a call and puts its errors in the domain's words. */
export async function mapped<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toDomainError(error);
  }
}

/** Runs a write under a condition; `false` where the condition did not hold. Other errors in the domain's words. */
export async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw toDomainError(error);
  }
}
