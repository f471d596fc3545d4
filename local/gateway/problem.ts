import { STATUS_CODES } from 'node:http';
import type { Answer } from './answer.ts';

const DETAILS = {
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'This address does not take this method; see the Allow header.',
  malformed_url: 'The address is not a path, or holds an encoding that is none.',
  malformed_request: 'This is not an HTTP request.',
  payload_too_large: 'The body is larger than anything that is taken here.',
  headers_too_large: 'The headers are too large.',
  request_timeout: 'The request did not arrive in time.',
  starting: 'Luyue is starting; try again in a moment.',
  internal_error: 'Something went wrong on our side.',
} as const;
type RefusalCode = keyof typeof DETAILS;

/** A refusal by the gateway itself, before any handler is asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: RefusalCode;
  readonly headers: Record<string, string>;

  constructor(status: number, code: RefusalCode, headers: Record<string, string> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The answer to a refusal as RFC 9457 problem details. */
export function problemAnswer(refusal: Refusal, requestId: string): Answer & { body: Buffer } {
  const { status, code, headers } = refusal;
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: Buffer.from(
      JSON.stringify({ type: 'about:blank', title, status, code, detail: DETAILS[code], requestId }),
    ),
  };
}
