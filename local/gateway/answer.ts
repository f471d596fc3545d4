import type { ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { LocalResponse, StreamedBody } from './routes.ts';

/** What goes over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: Buffer | StreamedBody;
}

/** As API Gateway reads a handler's result: 200 and JSON unless it says otherwise. */
export function lambdaAnswer(result: APIGatewayProxyStructuredResultV2): Answer {
  const { statusCode = 200, headers = {}, cookies, body = '', isBase64Encoded = false } = result;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(named) },
    ...(cookies && { cookies }),
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

export function localAnswer({ status, headers = {}, body }: LocalResponse): Answer {
  const isWhole = typeof body === 'string' || body instanceof Uint8Array;
  return { status, headers, body: isWhole ? Buffer.from(body) : body };
}

const withoutBody = (status: number) => status === 204 || status === 304;

/**
 * Sends the answer; to HEAD without its body.
 * @throws TypeError before anything is sent when a header cannot be written
 */
export function send(response: ServerResponse, answer: Answer, requestId: string): void {
  const { status, headers, cookies, body } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  response.setHeader('apigw-requestid', requestId);
  if (withoutBody(status)) {
    response.end();
    return;
  }
  if ('bytes' in body) {
    sendStream(response, body);
    return;
  }
  response.setHeader('content-length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** A client that leaves ends the reading; a reading that fails cuts the connection, so that nobody takes a part for all. */
function sendStream(response: ServerResponse, { size, bytes }: StreamedBody): void {
  response.setHeader('content-length', size);
  if (response.req.method === 'HEAD') {
    bytes.destroy();
    response.end();
    return;
  }
  bytes.on('error', (error) => response.destroy(error));
  response.on('close', () => bytes.destroy());
  bytes.pipe(response);
}
