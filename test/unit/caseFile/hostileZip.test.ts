import { crc32 } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { directoryOf, localHeader, type ZipEntry } from '../../../functions/caseFile/zipLayout.ts';
import { partsOf, sealed, someFacts, verified } from '../../builders/caseFile.ts';

/** A ZIP laid out like a case file, whatever is in it. */
function zipOf(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const entries = files.map(([path, bytes]): ZipEntry => ({ path, size: bytes.length, crc32: crc32(bytes) }));
  const local = files.flatMap(([path, bytes]) => [
    localHeader({ path, size: bytes.length, crc32: crc32(bytes) }),
    bytes,
  ]);
  return Buffer.concat([...local, directoryOf(entries)]);
}

const text = Buffer.from('{}');
const layout = async (file: Uint8Array) =>
  (await verified(file)).flatMap(({ check, text: said }) => (check === 'layout' ? [said] : []));

describe('a hostile ZIP is refused before anything in it is looked at', () => {
  test.each([
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['evidence/../deal.json'],
    ['C:\\deal.json'],
    ['evidence\\evid_00000000000000000000000000\\file.png'],
    ['evidence/evid_00000000000000000000000000/'],
    ['DEAL.json'],
    ['deal.json\u0000.png'],
    ['\u001b[2J'],
    [''],
  ])('with a file called %j', async (path) => {
    expect(await layout(zipOf([[path, text]]))).toEqual([expect.stringMatching(/which no case file holds$/)]);
  });

  test('with a name twice', async () => {
    const file = zipOf([
      ['deal.json', text],
      ['deal.json', text],
    ]);
    expect(await layout(file)).toEqual(['it names a file twice']);
  });

  test('with a million files', async () => {
    const end = Buffer.from(directoryOf([]));
    end.writeUInt16LE(0xffff, 8);
    end.writeUInt16LE(0xffff, 10);
    expect(await layout(Buffer.concat([Buffer.alloc(1_000), end]))).toEqual([
      'it names 65535 files, a case file has at most 300',
    ]);
    const many = Array.from({ length: 301 }, () => ['deal.json', text] as const);
    expect(await layout(zipOf(many))).toEqual(['it names 301 files, a case file has at most 300']);
  });

  test('with a directory that says it is huge', async () => {
    const end = Buffer.from(directoryOf([]));
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(0xffff_fff0, 12);
    expect(await layout(end)).toHaveLength(1);
  });

  test.each([
    ['compressed', 8, 8],
    ['encrypted', 6, 1],
    ['with its sizes after its data', 6, 8],
  ])('with a file that is %s', async (_what, at, value) => {
    const file = zipOf([['deal.json', text]]);
    const local = Buffer.from(file);
    local.writeUInt16LE(value, at);
    expect(await layout(local)).toEqual([expect.stringMatching(/not the one the directory announces$/)]);
    const central = Buffer.from(file);
    central.writeUInt16LE(value, localHeader({ path: 'deal.json', size: 2, crc32: 0 }).length + 2 + at + 2);
    expect(await layout(central)).toEqual(['its directory is not the one its files have']);
  });

  test('with sizes that promise more than there is', async () => {
    const entry = { path: 'deal.json', size: 0xffff_0000, crc32: 0 };
    const file = Buffer.concat([localHeader(entry), text, directoryOf([entry])]);
    expect(await layout(file)).toHaveLength(1);
    expect((await verified(file))[0]).toMatchObject({ check: 'layout', passed: false });
  });

  test('with a document larger than documents are, although all of it is there', async () => {
    const entry = { path: 'deal.json', size: 65 * 1_048_576, crc32: 0 };
    const file = Buffer.concat([localHeader(entry), Buffer.alloc(entry.size), directoryOf([entry])]);
    expect(await layout(file)).toEqual(['deal.json is larger than such a document can be']);
  });

  test('with text that is no UTF-8', async () => {
    expect(await layout(zipOf([['deal.json', Buffer.from([0xff, 0xfe])]]))).toEqual([
      'deal.json is no UTF-8 text',
    ]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['something short', Buffer.from('PK')],
    ['a picture', Buffer.alloc(5_000, 7)],
  ])('that is %s', async (_what, file) => {
    expect(await layout(file)).toEqual([expect.stringMatching(/^it does not end as a ZIP without comment/)]);
  });

  test('that is a case file with something before, behind or inside it', async () => {
    const facts = someFacts();
    const file = await sealed(partsOf(facts), facts);
    const more = Buffer.from('#!/bin/sh\n');
    for (const changed of [Buffer.concat([more, file]), Buffer.concat([file, more])])
      expect((await verified(changed))[0]).toMatchObject({ check: 'layout', passed: false });
  });
});

describe('a case file that another program packed anew', () => {
  test.each([0, 6] as const)(
    'at level %i fails by its layout, and still tells what was tampered with',
    async (level) => {
      const facts = someFacts();
      const files = unzipSync(await sealed(partsOf(facts), facts));
      const log = Buffer.from(files['events.jsonl'] ?? []).toString();
      const forged = {
        ...files,
        'events.jsonl': Buffer.from(log.replace('deal.funded.v1', 'deal.closed.v1')),
      };
      const findings = async (parts: typeof files) =>
        (await verified(zipSync(parts, { level })))
          .filter(({ passed }) => !passed)
          .map(({ check, text }) => [check, text]);
      expect((await findings(files)).map(([check]) => check)).toEqual(['layout']);
      const found = Object.fromEntries(await findings(forged));
      expect(Object.keys(found)).toEqual(['layout', 'files', 'log']);
      expect(found.log).toMatch(/^the chain breaks at event \d:/);
    },
  );

  test('a bomb in it is not unpacked', async () => {
    const bomb = Buffer.from(zipSync({ 'deal.json': new Uint8Array(1_048_576) }));
    bomb.writeUInt32LE(200 * 1_048_576, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    const findings = await verified(bomb);
    expect(findings[0]).toMatchObject({ check: 'layout', passed: false });
    expect(findings.every(({ passed }) => !passed)).toBe(true);
  });

  test('one that unpacks to more than it announces is not believed', async () => {
    const lying = Buffer.from(zipSync({ 'deal.json': new Uint8Array(1_048_576) }));
    const directory = lying.indexOf('PK\x01\x02', 0, 'latin1');
    lying.writeUInt32LE(10, directory + 24);
    expect((await verified(lying))[0]).toMatchObject({ check: 'layout', passed: false });
  });
});

describe('what is laid out well but is no case file', () => {
  test('fails by its manifest, and nothing throws', async () => {
    const empty = zipOf([
      ['manifest.json', text],
      ['signature.json', text],
      ['deal.json', text],
      ['events.jsonl', text],
    ]);
    const findings = await verified(empty);
    expect(findings.filter(({ passed }) => passed).map(({ check }) => check)).toEqual(['layout']);
    expect(
      (await verified(zipOf([['deal.json', text]]))).every(({ passed }, at) => passed === (at === 0)),
    ).toBe(true);
  });
});
