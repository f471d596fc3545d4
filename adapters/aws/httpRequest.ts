import { buildQueryString, HttpRequest } from '@smithy/core/protocols';
import type { HttpRequest as Signed } from '@smithy/types';

export interface AwsRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Below the service's address, each part encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream can be read once: what it is sent with is not tried again. */
  readonly body?: string | Uint8Array | NodeJS.ReadableStream;
}

/** As the parts of AWS's SDK take it. @param address of the service, without a slash at the end */
export function toHttp(address: string, { method, path, query, headers, body }: AwsRequest): HttpRequest {
  const { protocol, hostname, host, port, pathname } = new URL(address);
  const length = typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : null;
  return new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: `${pathname === '/' ? '' : pathname}${path}`,
    query: { ...query },
    headers: { host, ...(length === null ? {} : { 'content-length': String(length) }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

/** The address of a request that is signed in its query. */
export function toUrl({ protocol, hostname, port, path, query }: Signed): string {
  const place = port === undefined ? hostname : `${hostname}:${port}`;
  return `${protocol}//${place}${path}?${buildQueryString(query ?? {})}`;
}
