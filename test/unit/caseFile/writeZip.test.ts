import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { evidenceEntries } from '../../../functions/caseFile/evidenceEntries.ts';
import { writeZip } from '../../../functions/caseFile/writeZip.ts';
import { zipSize } from '../../../functions/caseFile/zipLayout.ts';
import { somePicture } from '../../builders/caseFile.ts';

const PIECE = Buffer.alloc(65_536, 1);

/** A file of many pieces that tells how many of them were made. */
function aLargeFile(pieces: number) {
  const made = { pieces: 0 };
  let checksum = 0;
  for (let piece = 0; piece < pieces; piece += 1) checksum = crc32(PIECE, checksum);
  const source = {
    path: 'evidence/evid_00000000000000000000000000/file.mp4',
    size: pieces * PIECE.length,
    crc32: checksum,
    open: async function* () {
      for (let piece = 0; piece < pieces; piece += 1) {
        made.pieces += 1;
        yield PIECE;
      }
    },
  };
  return { source, made };
}

describe('writing a case file', () => {
  test('holds one piece at a time, however large a file is', async () => {
    const { source, made } = aLargeFile(500);
    let [taken, size] = [0, 0];
    for await (const piece of writeZip([source])) {
      size += piece.length;
      if (piece.length === PIECE.length) taken += 1;
      expect(made.pieces - taken).toBeLessThanOrEqual(1);
    }
    expect(taken).toBe(500);
    expect(size).toBe(zipSize([source]));
  });

  test.each([
    ['shorter', { size: 500 * PIECE.length }],
    ['other', { crc32: 1 }],
  ])('ends with an error when a file is %s than announced', async (_what, announced) => {
    const { source } = aLargeFile(2);
    const written = async () => {
      for await (const piece of writeZip([{ ...source, ...announced }]))
        expect(piece.length).toBeGreaterThan(0);
    };
    await expect(written()).rejects.toThrow(/changed while it was being written/);
  });
});

test('more than a ZIP without ZIP64 can hold is refused before anything is written', () => {
  const entry = { path: 'deal.json', size: 0xffff_ffff, crc32: 0 };
  expect(() => zipSize([entry, entry])).toThrow(/cannot be written/);
});

describe('what is enclosed', () => {
  const all = [
    somePicture({ size: 60 }),
    somePicture({ size: 60, submittedBy: 3 }),
    somePicture({ size: 30, submittedBy: 5 }),
    somePicture({ size: 10, status: 'refused', submittedBy: null }),
    somePicture({ size: 10, status: 'awaiting_upload' }),
  ];

  test('is everything that fits, what was used first, in the order of the records', () => {
    const entries = evidenceEntries(all, 100);
    expect(entries.map(({ notEnclosed }) => notEnclosed)).toEqual([
      'too_much_in_total',
      null,
      null,
      'refused',
      'not_uploaded',
    ]);
    expect(entries.map(({ evidence }) => evidence)).toEqual(all);
    expect(evidenceEntries(all).filter(({ file }) => file !== null)).toHaveLength(3);
  });

  test('gets no extension that opens by a double click for a page that was fetched', () => {
    const [entry] = evidenceEntries([somePicture({ kind: 'link', contentType: 'text/html' })]);
    expect(entry?.file).toMatch(/\/file\.bin$/);
  });
});
