import { contentSecurityPolicy } from './pageShell.ts';

/** An HTTP answer for the gateway to send as it is. */
export interface LocalAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const commonHeaders = {
  'cache-control': 'no-store',
  vary: 'accept',
  'x-content-type-options': 'nosniff',
};

export const jsonAnswer = (status: number, body: unknown): LocalAnswer => ({
  status,
  headers: { ...commonHeaders, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

export const pageAnswer = (body: string): LocalAnswer => ({
  status: 200,
  headers: {
    ...commonHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
  },
  body,
});

/** RFC 9457. */
const problem = (status: number, title: string, code: string): LocalAnswer => ({
  status,
  headers: { ...commonHeaders, 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status, code }),
});

export const notFound = (): LocalAnswer => problem(404, 'There is no such mail', 'not_found');

export const unknownCursor = (): LocalAnswer =>
  problem(400, 'The cursor is not one given out here', 'invalid_cursor');

/** Whether an Accept header lists text/html (browsers do; `*\/*` alone, as curl and SDKs send it, does not). */
export const prefersPage = (accept = ''): boolean =>
  accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return type === 'text/html' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
