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

/**
 * Every fault that a schema found; an unknown field is reported at its own path. Of a union's members the one counts
 * that the value came closest to.
 */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return faultsIn(error.issues, []);
}

function faultsIn(issues: readonly z.core.$ZodIssue[], within: Fault['path']): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...within, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is not a known field' }));
    const members = issue.code === 'invalid_union' ? issue.errors : [];
    const closest = members
      .map((member) => faultsIn(member, path))
      .sort((a, b) => depthOf(b) - depthOf(a))[0];
    return closest ?? [{ path, message: issue.message }];
  });
}

const depthOf = (faults: readonly Fault[]): number => Math.max(...faults.map(({ path }) => path.length));

export function invalidPayload(error: z.core.$ZodError): Rejection {
  return { code: 'invalid_payload', message: 'The request does not fit.', faults: faultsOf(error) };
}
