import type { Route } from '../runtime/route.ts';

export const PROBLEM_SCHEMA = { schema: { $ref: '#/components/schemas/Problem' } } as const;

interface Refusal {
  readonly says: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly extras?: object;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: {
    says: 'The request cannot be read: no JSON, or a cursor that is none',
    code: 'invalid_request',
    title: 'Bad Request',
    detail: 'The body is no JSON.',
  },
  401: {
    says: 'No proof of who asks, or one that is not taken',
    code: 'unauthenticated',
    title: 'Unauthorized',
    detail: 'Send an API key or a token: Authorization: Bearer …',
  },
  403: {
    says: 'Not for this role',
    code: 'not_allowed',
    title: 'Forbidden',
    detail: 'Operations are for operators.',
  },
  404: {
    says: 'There is no such thing, or it is not yours to see: both look the same',
    code: 'deal_not_found',
    title: 'Not Found',
    detail: 'There is no such deal.',
  },
  409: {
    says: 'The deal stands elsewhere by now: somebody else answered first, the clock ran out, or the terms changed',
    code: 'gate_answered',
    title: 'Conflict',
    detail: 'Gate review was closed first: approve by brand.',
    extras: { winner: { action: 'approve', by: { role: 'brand' }, at: '2026-12-01T08:00:00.000Z' } },
  },
  422: {
    says: 'Something in the body does not fit: each fault with its path',
    code: 'invalid_request',
    title: 'Unprocessable Entity',
    detail: 'The request does not fit.',
    extras: { errors: [{ path: 'terms.fixedFee', message: 'must be a whole number of minor units' }] },
  },
  429: {
    says: 'Too many links that do not work were tried from this address',
    code: 'too_many_attempts',
    title: 'Too Many Requests',
    detail: 'Wait a minute and try again.',
  },
};

/** The refusals a caller of the route has to reckon with, by status. */
export function refusalsOf(route: Route, takesBody: boolean) {
  const { access, path, description } = route;
  const statuses = [
    ...(takesBody || description.query !== undefined ? [400] : []),
    ...(access === 'people' || access === 'signed' ? [401] : []),
    ...(description.onlyFor === undefined ? [] : [403]),
    ...(path.includes('{') ? [404] : []),
    ...(isActing(path) ? [409] : []),
    ...(takesBody ? [422] : []),
    ...(access === 'link' ? [429] : []),
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}

/** What the routes' refusals refer to, by status. */
export const REFUSAL_RESPONSES = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, refusal]) => [status, response(Number(status), refusal)]),
);

export const isActing = (path: string): boolean => /\/(actions|operations)\/\{/.test(path);

function response(status: number, { says, code, title, detail, extras = {} }: Refusal) {
  const example = { type: 'about:blank', title, status, code, detail, requestId: 'f3a1c2', ...extras };
  return { description: says, content: { 'application/problem+json': { ...PROBLEM_SCHEMA, example } } };
}
