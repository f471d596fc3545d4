import { problemOf, unreachable } from './problem.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** From `/v1/` on; put together with `path`, so that ids are escaped. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Of a write: repeated under the same key it is done once. One for each thing somebody means to do. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** What the client needs of a session. */
export interface Tokens {
  accessToken(): Promise<string | null>;
  renew(): Promise<boolean>;
}

let tokens: Tokens | null = null;

/** Whose tokens are sent along from now on. */
export function sendTokensOf(session: Tokens): void {
  tokens = session;
}

/** A path with its ids escaped: path`/v1/deals/${id}`. */
export function path(parts: TemplateStringsArray, ...ids: readonly string[]): string {
  return String.raw({ raw: parts }, ...ids.map(encodeURIComponent));
}

/**
 * Calls the API as whoever is signed in; `T` is the type the API declares for this route.
 * @throws ApiProblem for whatever is no success, also for no answer at all
 */
export async function request<T>(asked: ApiRequest): Promise<T> {
  const response = await respond(asked);
  return JSON.parse(await response.text());
}

/** The same, and whether it had been done before under its idempotency key. @throws ApiProblem */
export async function requestOnce<T>(
  asked: ApiRequest,
): Promise<{ readonly result: T; readonly isRepeated: boolean }> {
  const response = await respond(asked);
  const isRepeated = response.headers.get('idempotent-replayed') === 'true';
  return { result: JSON.parse(await response.text()), isRepeated };
}

/** The same where the answer says nothing. @throws ApiProblem */
export async function command(asked: ApiRequest): Promise<void> {
  await respond(asked);
}

/** The same where the answer is a file. @throws ApiProblem */
export async function download(asked: ApiRequest): Promise<Blob> {
  const response = await respond(asked);
  return response.blob();
}

async function respond(asked: ApiRequest): Promise<Response> {
  const first = await send(asked);
  // A token can end between two looks at the clock, and be taken back at any time.
  const response = lacksToken(first) && (await tokens?.renew()) === true ? await send(asked) : first;
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Our own answer is a 401; API Gateway's authorizer says 403, and not as a problem. */
function lacksToken({ status, headers }: Response): boolean {
  const isOurs = headers.get('content-type')?.includes('problem') === true;
  return status === 401 || (status === 403 && !isOurs);
}

async function send(asked: ApiRequest): Promise<Response> {
  const { method = 'GET', body, idempotencyKey, signal } = asked;
  const token = await tokens?.accessToken();
  try {
    return await fetch(address(asked), {
      method,
      headers: {
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable(error);
  }
}

function address({ path: pathname, query = {} }: ApiRequest): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const search = params.toString();
  return search === '' ? pathname : `${pathname}?${search}`;
}
