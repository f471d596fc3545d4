import type * as z from 'zod/mini';
import { faultsOf } from '../../domain/faults.ts';
import { jsonFaults } from './jsonFaults.ts';
import { faultsProblem, Problem } from './problem.ts';

export const MOST_BODY_BYTES = 256 * 1024;

/**
 * @throws Problem 413 for a body over 256 KiB, 400 for one that is not JSON, 422 for JSON that cannot be kept as it is
 */
export function parseJson(body: string): unknown {
  if (Buffer.byteLength(body) > MOST_BODY_BYTES) {
    throw new Problem(413, 'payload_too_large', 'The body must not exceed 256 KiB.');
  }
  const value = jsonIn(body);
  const faults = jsonFaults(value);
  if (faults.length > 0) throw faultsProblem(422, 'invalid_request', 'The request does not fit.', faults);
  return value;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new Problem(
      400,
      'invalid_json',
      `The body is not JSON: ${error instanceof Error ? error.message : ''}`,
      {
        errors: [{ path: '', message: 'is not JSON' }],
      },
    );
  }
}

/** @throws Problem 422 with the path of each fault */
export function parseBody<S extends z.ZodMiniType>(schema: S, body: string): z.infer<S> {
  return parseWith(schema, parseJson(body), 422);
}

/** @throws Problem 400 with the path of each fault */
export function parseQuery<S extends z.ZodMiniType>(
  schema: S,
  query: Readonly<Record<string, string>>,
): z.infer<S> {
  return parseWith(schema, query, 400);
}

function parseWith<S extends z.ZodMiniType>(schema: S, value: unknown, status: number): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw faultsProblem(status, 'invalid_request', 'The request does not fit.', faultsOf(parsed.error));
}
