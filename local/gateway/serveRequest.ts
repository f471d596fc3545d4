import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timeline } from '../clock/timeline.ts';
import { type Answer, lambdaAnswer, localAnswer, send } from './answer.ts';
import { joinedHeaders, type ReceivedRequest, toEvent } from './event.ts';
import { problemAnswer, Refusal } from './problem.ts';
import { readBody } from './readBody.ts';
import { parseRequestLine } from './requestLine.ts';
import type { Mounted, Route, Site } from './routes.ts';
import type { RouteTable } from './routeTable.ts';

export interface ServeOptions {
  table: RouteTable;
  site: Site | undefined;
  mounted: Mounted | undefined;
  timeline: Timeline;
  bodyLimitBytes: number;
  onError: (error: unknown) => void;
}

/** Answers one request, whatever happens; never rejects. */
export async function serveRequest(
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  try {
    if (options.mounted?.owns(pathOf(request)) === true) await options.mounted.serve(request, response);
    else send(response, await answer(options, request, requestId), requestId);
  } catch (error) {
    // The client went away while it was sending: there is nobody to answer.
    if (request.destroyed && !request.complete) return;
    if (!(error instanceof Refusal)) options.onError(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal_error');
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    refuse(response, refusal, requestId);
  }
}

/** Answers with nothing but the refusal. */
export function refuse(response: ServerResponse, refusal: Refusal, requestId: string = randomUUID()): void {
  send(response, problemAnswer(refusal, requestId), requestId);
}

async function answer(options: ServeOptions, request: IncomingMessage, requestId: string): Promise<Answer> {
  const { table, timeline, bodyLimitBytes } = options;
  const line = parseRequestLine(request.url ?? '');
  const match = table.match(request.method ?? '', line.path);
  if (match.kind === 'unknown') return answerOfSite(options.site, request, line.path);
  if (match.kind === 'otherMethod') {
    throw new Refusal(405, 'method_not_allowed', { allow: match.allowed.join(', ') });
  }
  const { route, params } = match;
  const body = await readBody(request, route.bodyLimitBytes ?? bodyLimitBytes);
  const work = () => call(route, { request, requestId, line, params, body, nowMs: timeline.now() });
  return 'untracked' in route && route.untracked ? work() : timeline.track(work());
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

async function answerOfSite(site: Site | undefined, request: IncomingMessage, path: string): Promise<Answer> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const found = isRead ? await site?.(path, { headers: joinedHeaders(request) }) : null;
  if (found === null || found === undefined) throw new Refusal(404, 'not_found');
  return localAnswer(found);
}

async function call(route: Route, received: ReceivedRequest): Promise<Answer> {
  if ('handler' in route) return lambdaAnswer(await route.handler(toEvent(route, received)));
  const { request, line, params, body } = received;
  const headers = joinedHeaders(request);
  const text = body.toString('utf8');
  return localAnswer(await route.handle({ params, query: line.query, headers, body: text, bytes: body }));
}
