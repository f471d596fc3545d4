import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ApiRequest, ApiResponse } from './api.ts';
import { newId } from './world.ts';

const host = '127.0.0.1';

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const read = async (request: IncomingMessage): Promise<ApiRequest> => ({
  method: request.method ?? 'GET',
  url: new URL(request.url ?? '/', `http://${host}`),
  authorization: headerOf(request, 'authorization'),
  idempotencyKey: headerOf(request, 'idempotency-key'),
  body: await text(request),
});

const failure = (error: unknown): ApiResponse => {
  console.error('payment sandbox:', error);
  return {
    status: 500,
    headers: {},
    body: JSON.stringify({ error: { type: 'api_error', message: 'The payment sandbox failed.' } }),
  };
};

export interface ApiServer {
  readonly url: string;
  close(): Promise<void>;
}

const addressOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the payment sandbox has no port');
  return `http://${host}:${address.port}`;
};

/**
 * Listens on loopback.
 * @param port 0 for any free one
 * @throws the system's error when the port is taken
 */
export const serveApi = async (
  api: (request: ApiRequest) => ApiResponse,
  port: number,
): Promise<ApiServer> => {
  const server = createServer(async (request, response) => {
    const { status, headers, body, isLost } = await read(request).then(api).catch(failure);
    if (isLost === true) {
      request.socket.destroy();
      return;
    }
    response.writeHead(status, {
      'content-type': 'application/json',
      'request-id': newId('req'),
      ...headers,
    });
    response.end(body);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: addressOf(server),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
