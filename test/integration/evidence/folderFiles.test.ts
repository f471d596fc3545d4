import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolderFiles } from '../../../adapters/evidence/folderFiles.ts';
import type { EvidenceFiles } from '../../../domain/ports/evidence.ts';
import { anId } from '../../builders/deal.ts';
import { FILES, sha256 } from '../../builders/files.ts';

let folder: string;
let files: EvidenceFiles;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-evidence-'));
  files = makeFolderFiles({ folder, base: 'http://127.0.0.1:1', secret: 'x'.repeat(16), wallNow: () => 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const aPlace = () => ({ dealId: anId('deal'), evidenceId: anId('evid') });

test('bytes are kept once, whole, and are never replaced', async () => {
  const place = aPlace();
  expect(await files.inspect(place)).toBeNull();
  expect(await files.put(place, 'image/png', FILES.png)).toBe(true);
  expect(await files.put(place, 'image/gif', FILES.gif)).toBe(false);
  expect(await files.inspect(place)).toEqual({
    size: FILES.png.length,
    sha256: sha256(FILES.png),
    sniffedType: 'image/png',
    version: null,
  });
  expect(sha256(await files.read(place, null))).toBe(sha256(FILES.png));
  expect(readdirSync(join(folder, place.dealId))).toEqual([place.evidenceId]);
});

test('of many that put at once one wins', async () => {
  const place = aPlace();
  const bodies = Array.from({ length: 10 }, (_, index) => Buffer.from(`body ${index}`));
  const won = await Promise.all(bodies.map((bytes) => files.put(place, 'text/csv', bytes)));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await files.read(place, null)).toEqual(bodies[won.indexOf(true)]);
});

test.each([
  { dealId: '../..', evidenceId: anId('evid') },
  { dealId: anId('deal'), evidenceId: '../../secrets.json' },
  { dealId: anId('deal'), evidenceId: '' },
])('%j leads nowhere', async (place) => {
  await expect(files.put(place, 'image/png', FILES.png)).rejects.toMatchObject({
    name: 'InvariantViolation',
  });
  await expect(files.inspect(place)).rejects.toMatchObject({ name: 'InvariantViolation' });
});
