import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../../../functions/caseFile/writeZip.ts';
import { sourceOfBytes } from '../../../functions/caseFile/zipSources.ts';
import { isVerified, partsOf, sealed, someFacts, verified } from '../../builders/caseFile.ts';

const facts = someFacts();
const file = await sealed(partsOf(facts), facts);

/** One bit, the bit between small and large letters, and all bits. */
const MASKS = [0x01, 0x20, 0xff];

describe('a case file of which anything was changed', () => {
  test('is verified as it is', async () => {
    expect(await isVerified(file)).toBe(true);
  });

  test('is found out at every single byte', async () => {
    const unnoticed: string[] = [];
    for (let at = 0; at < file.length; at += 1) {
      for (const mask of MASKS) {
        if (await isVerified(flipped(file, at, mask))) unnoticed.push(`byte ${at} with ${mask}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('is told to whoever runs the command, whichever byte it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = flipped(file, at, mask);
        expect((await verified(changed)).some(({ passed }) => !passed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is found out wherever it is cut off', async () => {
    const unnoticed: number[] = [];
    for (let length = 0; length < file.length; length += 1)
      if (await isVerified(file.subarray(0, length))) unnoticed.push(length);
    expect(unnoticed).toEqual([]);
  });

  test('is found out when bytes are put in, taken out or moved, anywhere', async () => {
    const place = fc.nat(file.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, fc.uint8Array({ maxLength: 64 }), async (one, other, bytes) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const cut = Buffer.concat([file.subarray(0, from), bytes, file.subarray(to)]);
        const moved = Buffer.concat([file.subarray(from, to), file.subarray(0, from), file.subarray(to)]);
        for (const changed of [cut, moved])
          if (!changed.equals(file)) expect(await isVerified(changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is found out when whoever changed it mended checksums, sizes and the directory', async () => {
    const files = filesIn(file);
    const forge = (index: number, bytes: Uint8Array) =>
      pack(files.with(index, [files[index]?.[0] ?? '', bytes]));
    expect((await pack(files)).equals(file)).toBe(true);
    const unnoticed: string[] = [];
    for (const [index, [path, bytes]] of files.entries()) {
      // Of the seal every byte; elsewhere a byte is a byte.
      for (const changed of changesOf(bytes, index < 2 ? 1 : 37))
        if (await isVerified(await forge(index, changed))) unnoticed.push(`${path}: ${changed.toString()}`);
    }
    expect(unnoticed).toEqual([]);
  });

  test('is found out when files are left out, put in another order or added', async () => {
    const files = filesIn(file);
    for (const index of files.keys()) {
      expect(await isVerified(await pack(files.toSpliced(index, 1)))).toBe(false);
      const [taken] = files.slice(index, index + 1);
      if (taken && index > 0)
        expect(await isVerified(await pack([taken, ...files.toSpliced(index, 1)]))).toBe(false);
    }
    const added: Files[number] = ['summary.en.pdf', Buffer.from('%PDF')];
    expect(await isVerified(await pack([...files, added]))).toBe(false);
  });
});

type Files = readonly (readonly [string, Uint8Array])[];

const pack = (files: Files) => buffer(writeZip(files.map(([path, bytes]) => sourceOfBytes(path, bytes))));

/** With each `step`th byte flipped, the first one cut off, and one added. */
function* changesOf(bytes: Uint8Array, step: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += step) for (const mask of MASKS) yield flipped(bytes, at, mask);
  yield Buffer.from(bytes.subarray(1));
  yield Buffer.concat([bytes, Buffer.from(' ')]);
}

function flipped(bytes: Uint8Array, at: number, mask: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8((bytes[at] ?? 0) ^ mask, at);
  return changed;
}

/** In the file's order, which is not alphabetical. */
function filesIn(zip: Uint8Array): Files {
  return Object.entries(unzipSync(zip));
}
