import type { IncomingMessage } from 'node:http';
import type { FetchBounds, Fetched, FetchFailure, WebFetch } from '../../domain/ports/platforms.ts';
import { BodyTooLarge, boundedBody } from './boundedBody.ts';
import { sendRequest } from './sendRequest.ts';
import { type Policy, STRICT, targetOf } from './target.ts';

const MOST_REDIRECTS = 3;

/**
 * The one way in which an address that somebody gave us is fetched (DESIGN §7): http(s) without credentials, to
 * public addresses on the usual ports, pinned for the request; each redirect is checked anew; time, size and types
 * are bounded, over all redirects together. `policy` is for tests, which live on loopback.
 */
export function makeGuardedFetch(policy: Policy = STRICT): WebFetch {
  return async (url, bounds) => {
    const deadline = AbortSignal.timeout(bounds.timeoutMillis);
    try {
      return await Promise.race([follow(url, bounds, policy, deadline), endOf(deadline)]);
    } catch (error) {
      return { ok: false, failure: failureOf(error, deadline) };
    }
  };
}

/** Rejects at the deadline, also while a name server lets us wait. */
function endOf(deadline: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
  });
}

async function follow(
  start: string,
  bounds: FetchBounds,
  policy: Policy,
  deadline: AbortSignal,
): Promise<Fetched> {
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const target = await targetOf(url, policy);
    if ('failure' in target) return { ok: false, failure: target.failure };
    const answer = await sendRequest(target, deadline);
    const next = redirectOf(answer, target.url);
    if (next === null) return read(answer, target.url, bounds);
    answer.destroy();
    url = next;
  }
  return { ok: false, failure: 'too_many_redirects' };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function redirectOf({ statusCode = 0, headers }: IncomingMessage, base: URL): string | null {
  if (!REDIRECTS.has(statusCode) || headers.location === undefined) return null;
  // What cannot be parsed stays as it is and is refused as an address.
  return URL.parse(headers.location, base.href)?.href ?? headers.location;
}

async function read(answer: IncomingMessage, url: URL, bounds: FetchBounds): Promise<Fetched> {
  const { statusCode = 0, headers } = answer;
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (Number(headers['content-length'] ?? 0) > bounds.mostBytes) return refuse(answer, 'too_large');
  const isSuccess = statusCode >= 200 && statusCode < 300;
  if (isSuccess && !isWanted(contentType, bounds.contentTypes))
    return refuse(answer, 'content_type_not_allowed');
  const body = await boundedBody(answer, bounds.mostBytes);
  return { ok: true, url: url.href, status: statusCode, contentType, body };
}

function refuse(answer: IncomingMessage, failure: FetchFailure): Fetched {
  answer.destroy();
  return { ok: false, failure };
}

function isWanted(contentType: string, wanted: readonly string[]): boolean {
  return wanted.some((type) =>
    type.endsWith('/*') ? contentType.startsWith(type.slice(0, -1)) : contentType === type,
  );
}

/** Why a request came to nothing. */
export function failureOf(error: unknown, deadline: AbortSignal): FetchFailure {
  if (deadline.aborted) return 'took_too_long';
  if (error instanceof BodyTooLarge) return 'too_large';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isGarbled =
    code.startsWith('HPE_') || code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code === '';
  return isGarbled ? 'malformed_answer' : 'unreachable';
}
