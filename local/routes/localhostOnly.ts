import type { LocalRoute } from '../gateway/routes.ts';

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * These routes hand out keys and move time. A page elsewhere could reach them through a name that it lets point to
 * this machine (DNS rebinding), or post a form to them, so they answer only to this machine's own names and pages.
 */
export function localhostOnly(route: LocalRoute): LocalRoute {
  return {
    ...route,
    handle: async (request) => {
      if (answersTo(request.headers)) return route.handle(request);
      return FORBIDDEN_HOST;
    },
  };
}

/** Whether somebody asks under a name of this machine, and from a page of it. */
export function answersTo(headers: Readonly<Record<string, string>>): boolean {
  const host = URL.parse(`http://${headers.host ?? ''}/`)?.hostname;
  const { origin } = headers;
  const asker = origin === undefined ? host : URL.parse(origin)?.hostname;
  return isHere(host) && isHere(asker);
}

const isHere = (host: string | undefined): boolean => host !== undefined && HERE.has(host);

export function refusal(
  status: number,
  code: string,
  detail: string,
  errors?: readonly { path: string; message: string }[],
) {
  const body = {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail,
    ...(errors ? { errors } : {}),
  };
  return { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(body) };
}

export function json(status: number, body: unknown) {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

export const FORBIDDEN_HOST = refusal(403, 'forbidden_host', 'This route answers only to localhost.');
