import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * A Luyue as a deployment looks from outside: none of the one-machine mode's own routes, and a payment page that is
 * somebody else's.
 */
export async function deploymentOf(luyueUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void forward(luyueUrl, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function forward(luyueUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.startsWith('/_local') !== false) {
    response.writeHead(404).end();
    return;
  }
  const { authorization, 'content-type': type, 'idempotency-key': once } = request.headers;
  const kept = { authorization, 'content-type': type, 'idempotency-key': once?.toString() };
  const headers = Object.entries(kept).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const body = request.method === 'POST' ? { body: await text(request) } : {};
  const answer = await fetch(new URL(request.url, luyueUrl), {
    method: request.method ?? 'GET',
    headers,
    ...body,
  });
  const said = (await answer.text()).replaceAll('/_local/checkout/', '/elsewhere/');
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(said);
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}
