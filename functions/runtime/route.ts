import middy from '@middy/core';
import * as z from 'zod/mini';
import { calledSchema, callerOf } from './caller.ts';
import { errorFields, type Log } from './log.ts';
import { authenticate, type Principal } from './principal.ts';
import { type HttpResponse, Problem, problemResponse } from './problem.ts';
import { type Given, type Needs, type Runtime, resolve } from './provider.ts';
import { access } from './providers/access.ts';
import { tokens } from './providers/tokens.ts';
import type { Deployable } from './step.ts';
import { makeViolationNotes } from './violations.ts';

/** What a handler sees of an API Gateway event (HTTP API, payload format 2.0). */
const eventSchema = z.extend(calledSchema, {
  pathParameters: z.optional(z.record(z.string(), z.optional(z.string()))),
  queryStringParameters: z.optional(z.record(z.string(), z.optional(z.string()))),
  body: z.optional(z.string()),
  isBase64Encoded: z.boolean(),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string(), path: z.string(), sourceIp: z.string() }),
  }),
});

export interface HttpRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body's text, as it was signed. */
  readonly body: string;
  /** The body as it came, for what is no text. */
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly sourceIp: string;
  readonly requestId: string;
}

export interface AuthenticatedRequest extends HttpRequest {
  readonly principal: Principal;
}

/** For the OpenAPI description. */
export interface RouteDescription {
  readonly summary: string;
  /** Of those who sign in, where not all of them may. */
  readonly onlyFor?: 'operator';
  readonly body?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly response?: { readonly status: number; readonly description: string };
}

export interface Route extends Deployable<HttpResponse> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As API Gateway writes it: `/v1/deals/{id}`. */
  readonly path: string;
  /** `signed` and `link` routes carry their own proof; `public` ones need none. */
  readonly access: 'public' | 'link' | 'signed' | 'people';
  readonly description: RouteDescription;
  /** Where bodies may be larger than those of JSON. */
  readonly bodyLimitBytes?: number;
}

type Declaration = Pick<Route, 'name' | 'method' | 'path' | 'description' | 'bodyLimitBytes'>;

/** A route that anyone may call, or whose handler checks its own proof. */
export function defineOpenRoute<N extends Needs>(
  definition: Declaration & {
    access: 'public' | 'link' | 'signed';
    needs: N;
    make: (given: Given<N>, runtime: Runtime) => (request: HttpRequest) => Promise<HttpResponse>;
  },
): Route {
  const { needs, make, ...declared } = definition;
  return {
    ...declared,
    needs,
    bind: (runtime) => bindHttp(declared.name, needs, runtime, make(resolve(needs, runtime), runtime)),
  };
}

/** A route for brands, providers and operators, with an API key or a token. */
export function defineRoute<N extends Needs>(
  definition: Declaration & {
    needs: N;
    make: (given: Given<N>, runtime: Runtime) => (request: AuthenticatedRequest) => Promise<HttpResponse>;
  },
): Route {
  const { needs, make, ...declared } = definition;
  const identification = { access, tokens };
  return {
    ...declared,
    access: 'people',
    needs: { ...needs, ...identification },
    bind(runtime) {
      const identify = resolve(identification, runtime);
      const handle = make(resolve(needs, runtime), runtime);
      return bindHttp(declared.name, needs, runtime, async (request) =>
        handle({ ...request, principal: await authenticate(request.headers, identify) }),
      );
    },
  };
}

function bindHttp(
  name: string,
  needs: Needs,
  runtime: Runtime,
  handle: (request: HttpRequest) => Promise<HttpResponse>,
) {
  const noteViolation = makeViolationNotes(name, needs.deals?.of(runtime), runtime);
  const handler = middy<unknown, HttpResponse>()
    .use({
      onError: async (request) => {
        await noteViolation(request.error);
        request.response = refusal(name, runtime.log, request.error, requestIdOf(request.event));
      },
    })
    .handler(async (event: unknown) => handle(toRequest(event)));
  return async (event: unknown, context: Parameters<typeof handler>[1]) => handler(event, context);
}

/** A problem is said as it is; anything else is logged, and the caller gets an id to ask about. */
function refusal(name: string, log: Log, error: unknown, requestId: string): HttpResponse {
  if (error instanceof Problem) return problemResponse(error, requestId);
  log.error('failed', { function: name, requestId, ...errorFields(error) });
  const passing = error instanceof Error && error.name === 'RetryableError';
  const problem = passing
    ? new Problem(503, 'try_again', 'Something did not answer in time. Nothing is lost; try again.')
    : new Problem(500, 'internal_error', 'Something went wrong on our side.');
  return problemResponse(problem, requestId);
}

const requestIdOf = (event: unknown): string => {
  const parsed = eventSchema.safeParse(event);
  return parsed.success ? parsed.data.requestContext.requestId : 'unknown';
};

function toRequest(event: unknown): HttpRequest {
  const called = eventSchema.parse(event);
  const {
    headers,
    pathParameters,
    queryStringParameters,
    body = '',
    isBase64Encoded,
    requestContext,
  } = called;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return {
    params: present(pathParameters),
    query: present(queryStringParameters),
    headers,
    body: isBase64Encoded ? bytes.toString('utf8') : body,
    bytes,
    path: requestContext.http.path,
    sourceIp: callerOf(called),
    requestId: requestContext.requestId,
  };
}

function present(values: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
