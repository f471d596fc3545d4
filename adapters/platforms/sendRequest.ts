import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Target } from './target.ts';

const GET = {
  method: 'GET',
  headers: {
    'user-agent': 'Luyue/1 (checks links that were handed in)',
    accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
    'accept-encoding': 'gzip, br, identity',
    'accept-language': 'zh-CN,en;q=0.8',
  },
  body: '',
};

const LONGEST_HEADERS_BYTES = 32_768;

/**
 * One request to the settled address, a GET unless told. The name is only said to the server (Host, TLS), never looked up again: a name
 * server that changes its answer in between changes nothing.
 */
export function sendRequest(
  { url, address, family }: Target,
  signal: AbortSignal,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string } = GET,
): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_hostname, options, found) => {
    if (options.all === true) found(null, [{ address, family }]);
    else found(null, address, family);
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers,
      lookup: pinned,
      // A connection of its own: none is left over that was made under other rules.
      agent: false,
      maxHeaderSize: LONGEST_HEADERS_BYTES,
      signal,
    });
    sent.once('response', resolve);
    // Stays for the connection's whole life: an error after the answer has begun is told by the answer's stream.
    sent.on('error', reject);
    sent.end(body);
  });
}
