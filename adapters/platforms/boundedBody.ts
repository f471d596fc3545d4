import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The answer is packed in a way that we did not ask for and do not know. */
export class UnknownEncoding extends Error {
  override readonly name = 'UnknownEncoding';
}

/**
 * The whole body, unpacked. What arrives and what it unpacks to are each bounded, so that neither an endless body
 * nor a small one that unpacks to gigabytes is ever held.
 * @throws BodyTooLarge, UnknownEncoding, or the stream's own error
 */
export async function boundedBody(message: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = unpackerOf(encoding);
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  if (unpack === null) await pipeline(message, bound(mostBytes), keep);
  else await pipeline(message, bound(mostBytes), unpack, bound(mostBytes), keep);
  return Buffer.concat(chunks);
}

function unpackerOf(encoding: string) {
  switch (encoding) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      throw new UnknownEncoding();
  }
}

function bound(mostBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > mostBytes) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
}
