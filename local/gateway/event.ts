import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RequestLine } from './requestLine.ts';
import type { LambdaRoute } from './routes.ts';

export interface ReceivedRequest {
  request: IncomingMessage;
  requestId: string;
  line: RequestLine;
  params: Record<string, string>;
  body: Buffer;
  /** Epoch milliseconds, in deal time. */
  nowMs: number;
}

/** By lower-case name; a header sent twice has its values joined by a comma. */
export function joinedHeaders(request: IncomingMessage): Record<string, string> {
  const named = Object.entries(request.headersDistinct).map(([name, values = []]): [string, string] => [
    name,
    values.join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(named);
}

/**
 * The event of an HTTP API with payload format 2.0. As there, cookies are taken out of the headers, absent
 * parts are left out, and a body of any type but text, JSON, XML or script (also a form's) is base64.
 */
export function toEvent(route: LambdaRoute, received: ReceivedRequest): APIGatewayProxyEventV2 {
  const { request, requestId, line, params, body, nowMs } = received;
  const { cookie, ...headers } = joinedHeaders(request);
  const routeKey = `${route.method} ${route.path}`;
  const domainName = (headers.host ?? '').replace(/:\d+$/, '');
  const base64 = !isText(headers['content-type']) || !isUtf8(body);
  return {
    version: '2.0',
    routeKey,
    rawPath: line.path,
    rawQueryString: line.rawQuery,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers,
    ...(line.rawQuery !== '' && { queryStringParameters: line.query }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: line.path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(body.length > 0 && { body: body.toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: body.length > 0 && base64,
  };
}

const isText = (contentType = '') =>
  /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml))\s*(;|$))/i.test(contentType.trim());

/** 10/Apr/2026:13:30:05 +0000 */
function commonLogTime(ms: number): string {
  const [, day, month, year, time] = new Date(ms).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
