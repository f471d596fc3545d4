import { createHash } from 'node:crypto';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** Files small enough to be read here, each with the signature of its type. */
export const FILES = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: hex('ffd8ffe0 0010 4a464946 00 0101 00 0001 0001 00 00 ffd9'),
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  webp: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
  heic: Buffer.concat([hex('00000018'), Buffer.from('ftypheic'), hex('00000000'), Buffer.from('mif1heic')]),
  pdf: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  mp4: Buffer.concat([hex('00000018'), Buffer.from('ftypisom'), hex('00000200'), Buffer.from('isommp41')]),
  mov: Buffer.concat([hex('00000014'), Buffer.from('ftypqt  '), hex('00000000'), Buffer.from('qt  ')]),
  webm: hex('1a45dfa3 9f 4286 81 01 42f7 81 01 42f2 81 04 42f3 81 08 4282 84 7765626d 4287 81 04 4285 81 02'),
  csv: Buffer.from('order,net\no-1,129.00\n'),
  gbkCsv: Buffer.concat([hex('b6a9b5a5 2c bdf0b6ee'), Buffer.from('\no-1,129.00\n')]),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  zip: hex('504b0304 1400 0000 0000 00000000 00000000 00000000 00000000 0000 0000'),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]),
} as const;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
