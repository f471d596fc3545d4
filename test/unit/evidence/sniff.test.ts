import { expect, test } from 'vitest';
import { sniff } from '../../../adapters/evidence/sniff.ts';
import { EVIDENCE_TYPE_NAMES, EVIDENCE_TYPES, isAs } from '../../../domain/evidence/types.ts';
import { FILES } from '../../builders/files.ts';

const mediaOf = (brand: string) =>
  Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from(`ftyp${brand}`), Buffer.alloc(12)]);

test.each([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['pdf', 'application/pdf'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['csv', 'text/csv'],
  ['gbkCsv', 'text/csv'],
] as const)('a %s passes as %s and as nothing else', (file, type) => {
  const sniffed = sniff(FILES[file]);
  expect(EVIDENCE_TYPE_NAMES.filter((name) => isAs(name, sniffed))).toEqual([type]);
});

const FOREIGN = {
  zip: FILES.zip,
  exe: FILES.exe,
  sound: mediaOf('M4A '),
  avif: mediaOf('avif'),
  phoneVideo: mediaOf('3gp4'),
  sequence: mediaOf('hevc'),
  noBrand: mediaOf('\0\0\0\0'),
  matroska: Buffer.concat([
    Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282 88'.replace(' ', ''), 'hex'),
    Buffer.from('matroska'),
  ]),
  animated: Buffer.concat([FILES.png.subarray(0, 33), Buffer.from('\0\0\0\x08acTL'), FILES.png.subarray(33)]),
  sound2: Buffer.from('RIFF\x24\0\0\0WAVEfmt '),
  xml: Buffer.from('<?xml version="1.0"?><svg/>'),
  rtf: Buffer.from('{\\rtf1 hello}'),
};

test.each(Object.entries(FOREIGN))('a %s passes as nothing', (_file, bytes) => {
  const sniffed = sniff(bytes);
  expect(EVIDENCE_TYPE_NAMES.filter((name) => isAs(name, sniffed))).toEqual([]);
});

test('nothing at all has no type', () => {
  expect(sniff(Buffer.alloc(0))).toBe('application/octet-stream');
});

test('the table and the list of types name the same', () => {
  expect(Object.keys(EVIDENCE_TYPES).sort()).toEqual([...EVIDENCE_TYPE_NAMES].sort());
});
