import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import type { Rejection } from './deal/change.ts';

// zod/mini comes without words of its own.
z.config(english());

/** One thing that is wrong with a request, and where. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every fault that a schema found; an unknown field is reported at its own path. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is not a known field' }));
  });
}

export function invalidPayload(error: z.core.$ZodError): Rejection {
  return { code: 'invalid_payload', message: 'The request does not fit.', faults: faultsOf(error) };
}
