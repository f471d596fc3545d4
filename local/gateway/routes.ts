import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A Lambda handler behind a route, as API Gateway (HTTP API, payload format 2.0) would call it. */
export interface LambdaRoute {
  method: string;
  /** As API Gateway writes it: `/v1/deals/{id}/actions/{action}`; `{proxy+}` takes the rest. */
  path: string;
  /** Where bodies may be larger than elsewhere. */
  bodyLimitBytes?: number;
  handler: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
}

/** A route that exists only in the one-machine mode. */
export interface LocalRoute {
  method: string;
  path: string;
  handle: (request: LocalRequest) => Promise<LocalResponse>;
  /** The clock's own route moves time and would wait for itself if it were tracked. */
  untracked?: boolean;
  /** Where bodies may be larger than elsewhere. */
  bodyLimitBytes?: number;
}

export interface LocalRequest {
  params: Record<string, string>;
  /** A name given twice has its values joined by a comma. */
  query: Record<string, string>;
  /** By lower-case name; `cookie` included. */
  headers: Record<string, string>;
  body: string;
  /** The body as it came. */
  bytes: Uint8Array;
}

export interface LocalResponse {
  status: number;
  headers?: Record<string, string>;
  body: string | Uint8Array | StreamedBody;
}

/** A body too large to be held: read only while it is sent. */
export interface StreamedBody {
  size: number;
  bytes: Readable;
}

/** Pages and files that no route names; `null` where there is nothing at this path. */
export type Site = (path: string, request: Pick<LocalRequest, 'headers'>) => Promise<LocalResponse | null>;

/** A server of its own within this one. It reads requests and writes answers itself. */
export interface Mounted {
  owns(path: string): boolean;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export type Route = LambdaRoute | LocalRoute;
