import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { BookFault } from './book.ts';
import { cellsSpanned } from './span.ts';

/** A worksheet of 50 000 rows and 20 columns comes to about 40 MB; more is no sheet to be read in a browser. */
const MOST_UNPACKED_BYTES = 80_000_000;
/** As many rows as Excel has, 15 columns wide. */
const MOST_CELLS = 16_000_000;

type Unpacked =
  | { readonly ok: true; readonly archive: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly fault: BookFault };

/**
 * The parts of a workbook that say what stands in it, in an archive that is not compressed. Stops unpacking where it
 * comes to too much. What reads the workbook would unpack large parts in a worker made of a blob, which the console's
 * policy forbids; parts that are not compressed it takes as they are.
 * @throws Error for what is no whole archive
 */
export function unpack(bytes: Uint8Array): Unpacked {
  let unpackedBytes = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.xml(\.rels)?$/.test(name)) return false;
      unpackedBytes += originalSize;
      return unpackedBytes <= MOST_UNPACKED_BYTES;
    },
  });
  if (unpackedBytes > MOST_UNPACKED_BYTES) return { ok: false, fault: 'tooLarge' };
  // A document, a presentation, pictures: archives as well.
  if (parts['xl/workbook.xml'] === undefined) return { ok: false, fault: 'notATable' };
  const isTooWide = Object.entries(parts).some(
    ([name, part]) => name.includes('worksheets/') && cellsSpanned(strFromU8(part)) > MOST_CELLS,
  );
  return isTooWide ? { ok: false, fault: 'tooLarge' } : { ok: true, archive: zipSync(parts, { level: 0 }) };
}
