import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVerified, partsOf, sealed, someFacts } from '../../builders/caseFile.ts';

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
        const changed = Buffer.from(file);
        changed.writeUInt8((file[at] ?? 0) ^ mask, at);
        if (await isVerified(changed)) unnoticed.push(`byte ${at} with ${mask}`);
      }
    }
    expect(unnoticed).toEqual([]);
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
});
