import { STATUS_CODES } from 'node:http';
import type { Rejection } from '../../domain/deal/change.ts';
import type { Fault } from '../../domain/faults.ts';

/** An answer that is a refusal, as RFC 9457 describes it. `code` is stable. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly extras: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, extras: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

/** Faults with their paths as `a.b.0.c`. */
export function faultsProblem(
  status: number,
  code: string,
  detail: string,
  faults: readonly Fault[],
): Problem {
  const errors = faults.map(({ path, message }) => ({ path: path.join('.'), message }));
  return new Problem(status, code, detail, { errors });
}

export function rejectionProblem(rejection: Rejection): Problem {
  const { code, message, faults = [], winner } = rejection;
  if (code === 'invalid_payload') return faultsProblem(422, code, message, faults);
  const status = code === 'not_allowed' ? 403 : 409;
  if (faults.length > 0) return faultsProblem(status, code, message, faults);
  return new Problem(status, code, message, winner === undefined ? {} : { winner });
}

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** Text, or Base64 of what is none. */
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

export function problemResponse(problem: Problem, requestId: string): HttpResponse {
  const { status, code, message: detail, extras } = problem;
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    requestId,
    ...extras,
  };
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...challenge },
    body: JSON.stringify(body),
  };
}

export function jsonResponse(
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpResponse {
  const always = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { statusCode, headers: { ...always, ...headers }, body: JSON.stringify(body) };
}
