import { STATUS_CODES } from 'node:http';
import type { Answer } from './answer.ts';

/** A refusal by the gateway itself, before any handler is asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, headers: Record<string, string> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The answer to a refusal as RFC 9457 problem details. */
export function problemAnswer(refusal: Refusal, requestId: string): Answer {
  const { status, code, headers } = refusal;
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, code, requestId })),
  };
}
