import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server on loopback that plays somebody else's, and counts what it is asked. */
export interface WebServer {
  readonly port: number;
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function openWebServer(answer: RequestListener, host = '127.0.0.1'): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    asked,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
