import { gzipSync } from 'node:zlib';
import type { HttpResponse } from '../runtime/problem.ts';
import type { HttpRequest } from '../runtime/route.ts';

/**
 * A page as small as a browser takes it: nothing between us and a phone compresses what must not be kept. What a page
 * repeats of its address cannot be used to guess its secrets, since whoever can make up the address has them.
 */
export function compressPage(
  { headers }: Pick<HttpRequest, 'headers'>,
  response: HttpResponse,
): HttpResponse {
  const isPage = response.headers['content-type']?.startsWith('text/html') === true;
  if (!isPage || !takesGzip(headers['accept-encoding'])) return response;
  return {
    ...response,
    headers: { ...response.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(response.body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** "gzip;q=0" refuses it. */
function takesGzip(accepted: string | undefined): boolean {
  const gzip = accepted?.split(',').find((coding) => /^\s*gzip\b/i.test(coding));
  return gzip !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(gzip);
}
