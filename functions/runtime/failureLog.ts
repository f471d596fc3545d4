import type { MiddlewareObj } from '@middy/core';
import { errorFields, type Log } from './log.ts';

/**
 * One line for each failure, under the function's name. The error itself goes on unchanged: middy takes whatever an
 * `onError` returns for the answer, so nothing is returned.
 */
export function failureLog(name: string, log: Log): MiddlewareObj {
  return {
    onError: ({ error }) => {
      log.error('failed', { function: name, ...errorFields(error) });
    },
  };
}
