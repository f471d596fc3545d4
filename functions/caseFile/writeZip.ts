import { crc32 } from 'node:zlib';
import { InvariantViolation } from '../../domain/errors.ts';
import { directoryOf, localHeader, type ZipEntry } from './zipLayout.ts';

/** An entry with where its bytes come from; only asked for them when their turn comes. */
export interface ZipSource extends ZipEntry {
  readonly open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

/**
 * The ZIP, piece by piece: never more of it in memory than what one source yields at a time.
 * @throws InvariantViolation when a source's bytes are not those that were announced
 */
export async function* writeZip(sources: readonly ZipSource[]): AsyncGenerator<Uint8Array> {
  for (const source of sources) {
    yield localHeader(source);
    let size = 0;
    let crc = 0;
    for await (const piece of await source.open()) {
      size += piece.length;
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== source.size || crc !== source.crc32)
      throw new InvariantViolation(`${source.path} changed while it was being written`);
  }
  yield directoryOf(sources);
}
