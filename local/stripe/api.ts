import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Endpoint, makeEndpoints } from './endpoints.ts';
import { StripeFault } from './fault.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import { parseForm } from './params.ts';
import type { World } from './world.ts';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The work is done, but its answer never arrives. */
  readonly isLost?: boolean;
}

interface ApiParts {
  readonly world: World;
  readonly keys: IdempotencyKeys;
  readonly nowMs: () => number;
  readonly secretKey: string;
}

const respond = (status: number, body: object): ApiResponse => ({
  status,
  headers: {},
  body: JSON.stringify(body),
});

const unauthorized = new StripeFault(401, {
  type: 'invalid_request_error',
  message: 'Invalid API Key provided.',
});

const unrecognized = ({ method, url }: ApiRequest): StripeFault =>
  new StripeFault(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${url.pathname}).`,
  });

const reused = new StripeFault(400, {
  type: 'idempotency_error',
  message:
    'Keys for idempotent requests can only be used with the same parameters they were first used with.',
});

const rateLimited = new StripeFault(429, {
  type: 'invalid_request_error',
  code: 'rate_limit',
  message: 'Too many requests hit the API too quickly.',
});

const keyInUse = new StripeFault(409, {
  type: 'idempotency_error',
  code: 'idempotency_key_in_use',
  message: 'There is currently another in-progress request using this idempotency key.',
});

/** Remembered like every answer once the work began: the key gives it again for 24 h. */
const serverError = new StripeFault(500, { type: 'api_error', message: 'An unknown error occurred.' }, true);

const fingerprintOf = ({ method, url }: ApiRequest, params: object): string =>
  createHash('sha256')
    .update(`${method} ${url.pathname} ${canonicalize(params)}`)
    .digest('hex');

/** Runs the endpoint; a fault is an answer like another, anything else is a bug and rolls back. */
const attempt = (run: () => object): ApiResponse & { readonly remembered: boolean } => {
  try {
    return { ...respond(200, run()), remembered: true };
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    return { ...respond(error.status, error.body), remembered: error.remembered };
  }
};

/** The object, its event and the key's answer are one transaction: a kill leaves all of them or none. */
const answerOnce = (
  { keys, nowMs }: ApiParts,
  key: string,
  fingerprint: string,
  run: () => object,
): ApiResponse => {
  const earlier = keys.find(key, nowMs());
  if (earlier === undefined) {
    const { remembered, ...response } = attempt(run);
    if (remembered) keys.save(key, { ...response, fingerprint }, nowMs());
    return response;
  }
  if (earlier.fingerprint !== fingerprint) return respond(reused.status, reused.body);
  return { status: earlier.status, headers: { 'idempotent-replayed': 'true' }, body: earlier.body };
};

const match = (endpoints: readonly Endpoint[], { method, url }: ApiRequest) => {
  for (const endpoint of endpoints) {
    const groups =
      endpoint.method === method
        ? endpoint.path.exec({ pathname: url.pathname })?.pathname.groups
        : undefined;
    if (groups !== undefined) return { endpoint, id: groups.id ?? '' };
  }
  return undefined;
};

/** What a drill has the API answer before it does anything; such answers are not remembered. */
const refusedByDrill = ({ faults }: World, fits: Fits): ApiResponse | undefined => {
  if (faults.strike('rate_limit', fits) !== undefined) return respond(429, rateLimited.body);
  if (faults.strike('key_in_use', fits) !== undefined) return respond(409, keyInUse.body);
  return undefined;
};

type Fits = (fault: { path?: string | undefined }) => boolean;
const fitsPath =
  ({ url }: ApiRequest): Fits =>
  ({ path = '' }) =>
    url.pathname.startsWith(path);

const answerTo = (parts: ApiParts, endpoints: readonly Endpoint[], request: ApiRequest): ApiResponse => {
  const matched = match(endpoints, request);
  if (matched === undefined) return respond(404, unrecognized(request).body);
  const { endpoint, id } = matched;
  const { world } = parts;
  const params = parseForm(request.method === 'POST' ? request.body : request.url.search.slice(1));
  const run = () => {
    if (world.faults.strike('server_error', fitsPath(request)) !== undefined) throw serverError;
    return endpoint.run(params, id);
  };
  const { idempotencyKey } = request;
  if (request.method !== 'POST') return attempt(run);
  if (idempotencyKey === undefined) return world.commit(() => attempt(run));
  return world.commit(() => answerOnce(parts, idempotencyKey, fingerprintOf(request, params), run));
};

/** The sandbox's HTTP API without the HTTP. */
export const makeApi = (parts: ApiParts) => {
  const endpoints = makeEndpoints(parts.world);
  return (request: ApiRequest): ApiResponse => {
    if (request.authorization !== `Bearer ${parts.secretKey}`)
      return respond(unauthorized.status, unauthorized.body);
    const fits = fitsPath(request);
    const drilled = refusedByDrill(parts.world, fits);
    if (drilled !== undefined) return drilled;
    const response = answerTo(parts, endpoints, request);
    const isLost = parts.world.faults.strike('lost_answer', fits) !== undefined;
    return isLost ? { ...response, isLost } : response;
  };
};
