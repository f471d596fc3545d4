import { createServer, type Server } from 'node:http';
import { CannotStart } from '../cannotStart.ts';
import type { Timeline } from '../clock/timeline.ts';
import { Refusal } from './problem.ts';
import { refuseRaw } from './refuseRaw.ts';
import type { LambdaRoute, LocalRoute, Mounted, Site } from './routes.ts';
import { makeRouteTable } from './routeTable.ts';
import { refuse, type ServeOptions, serveRequest } from './serveRequest.ts';

export interface GatewayOptions {
  /** 0 for any free one. */
  port: number;
  /** Loopback unless said otherwise. */
  host?: string;
  timeline: Timeline;
  /** Told of a handler that failed; the client gets only a request id. */
  onError: (error: unknown) => void;
  limits?: Partial<typeof defaultLimits>;
}

/** What is served. */
export interface Served {
  lambdaRoutes: LambdaRoute[];
  localRoutes: LocalRoute[];
  /** Asked for what no route has. */
  site?: Site;
  /** Answers by itself whatever lies under its prefix. */
  mounted?: Mounted;
}

export interface Gateway {
  url: string;
  /** Until then every request is answered with 503 and told to come again. */
  serve(served: Served): void;
  /** Takes no more requests, lets the running ones end for a while, then cuts the connections. */
  close(): Promise<void>;
}

/** The port cannot be had; the message is one sentence for whoever started the program. */
export class PortUnavailable extends CannotStart {
  override readonly name = 'PortUnavailable';
}

const defaultLimits = {
  bodyBytes: 1_048_576,
  headerBytes: 16_384,
  /** Until the headers, and until the whole request must have come. */
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  closeMs: 5_000,
};

/**
 * Serves handlers as API Gateway would, and the routes of the one-machine mode, on one port. The port is had from
 * here on, so that its address can be given to what is served there later.
 * @throws PortUnavailable when the port is taken or not allowed
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { port, host = '127.0.0.1', timeline, onError } = options;
  const limits = { ...defaultLimits, ...options.limits };
  let serving: ServeOptions | undefined;
  let closing = false;
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    },
    (request, response) => {
      if (closing) response.shouldKeepAlive = false;
      if (serving === undefined) refuse(response, new Refusal(503, 'starting', { 'retry-after': '1' }));
      else void serveRequest(serving, request, response);
    },
  );
  server.on('clientError', refuseRaw);
  await listen(server, port, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    serve: ({ lambdaRoutes, localRoutes, site, mounted }) => {
      const table = makeRouteTable([...lambdaRoutes, ...localRoutes]);
      serving = { table, site, mounted, timeline, onError, bodyLimitBytes: limits.bodyBytes };
    },
    close: () => {
      closing = true;
      return close(server, limits.closeMs);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(unavailable(port, cause)));
    server.listen(port, host, resolve);
  });
}

function unavailable(port: number, cause: Error): Error {
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new PortUnavailable(
      `Port ${port} is already in use: stop the program that has it or set PORT to another.`,
      {
        cause,
      },
    );
  }
  if (code === 'EACCES') {
    return new PortUnavailable(`Port ${port} may not be used by this user: set PORT to one above 1023.`, {
      cause,
    });
  }
  return cause;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The gateway does not listen on a port.');
  return address.port;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that falls idle after its last answer would otherwise be kept for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
  });
}
