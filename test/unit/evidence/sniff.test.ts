import { expect, test } from 'vitest';
import { sniff } from '../../../adapters/evidence/sniff.ts';
import { EVIDENCE_TYPE_NAMES, EVIDENCE_TYPES, isAs } from '../../../domain/evidence/types.ts';
import { FILES } from '../../builders/files.ts';

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
] as const)('a %s passes as %s and as nothing else', async (file, type) => {
  const sniffed = await sniff(FILES[file]);
  expect(EVIDENCE_TYPE_NAMES.filter((name) => isAs(name, sniffed))).toEqual([type]);
});

test.each(['zip', 'exe'] as const)('a %s passes as nothing', async (file) => {
  const sniffed = await sniff(FILES[file]);
  expect(EVIDENCE_TYPE_NAMES.filter((name) => isAs(name, sniffed))).toEqual([]);
});

test('nothing at all has no type', async () => {
  expect(await sniff(Buffer.alloc(0))).toBe('application/octet-stream');
});

test('the table and the list of types name the same', () => {
  expect(Object.keys(EVIDENCE_TYPES).sort()).toEqual([...EVIDENCE_TYPE_NAMES].sort());
});
