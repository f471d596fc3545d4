import type { IncomingMessage } from 'node:http';
import { Refusal } from './problem.ts';

/**
 * A client that is still sending does not read its answer: what is too much is thrown away up to here, so
 * that the client gets its 413; beyond that the connection is cut.
 */
const patienceBytes = 16 * 1_048_576;

/**
 * The whole body, of which never more than `limitBytes` are kept.
 * @throws Refusal 413 when it is larger
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const tooLarge = new Refusal(413, 'payload_too_large', { connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > limitBytes + patienceBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limitBytes) chunks.push(bytes);
    else chunks.length = 0;
    if (size > limitBytes + patienceBytes) throw tooLarge;
  }
  if (size > limitBytes) throw tooLarge;
  return Buffer.concat(chunks);
}
