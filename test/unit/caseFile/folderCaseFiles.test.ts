import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolderCaseFiles, openCaseFile } from '../../../adapters/caseFile/folderCaseFiles.ts';
import { readCaseAddress } from '../../../adapters/caseFile/signedCaseAddress.ts';
import { anId } from '../../builders/deal.ts';

const secret = 'a secret that signs';
const HOUR = 3_600_000;
let folder: string;
let now: number;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'luyue-case-files-')), 'case-files');
  now = Date.now();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = () => makeFolderCaseFiles({ folder, base: 'http://127.0.0.1:1', secret, wallNow: () => now });
const aPlace = (digit = '0') => ({ dealId: anId('deal'), caseFileId: `case_${digit.repeat(32)}` });
async function* pieces(...all: string[]) {
  for (const piece of all) yield Buffer.from(piece);
}

describe('case files in a folder', () => {
  test('are there once they were put, whole', async () => {
    const place = aPlace();
    expect(await store().has(place)).toBe(false);
    expect(await openCaseFile(folder, place)).toBeNull();
    await store().put(place, 6, pieces('abc', 'def'));
    expect(await store().has(place)).toBe(true);
    const opened = await openCaseFile(folder, place);
    expect(opened?.size).toBe(6);
    expect(opened && (await buffer(opened.bytes)).toString()).toBe('abcdef');
  });

  test('that fail on the way leave nothing behind', async () => {
    async function* failing() {
      yield Buffer.from('abc');
      throw new Error('the evidence changed');
    }
    const place = aPlace();
    await expect(store().put(place, 6, failing())).rejects.toThrow('the evidence changed');
    expect(await store().has(place)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('put twice at once are one file, whole', async () => {
    const place = aPlace();
    await Promise.all([store().put(place, 3, pieces('abc')), store().put(place, 3, pieces('abc'))]);
    const [name = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('abc');
  });

  test('that nobody fetched for a day are dropped when another one comes', async () => {
    const [old, recent] = [aPlace('1'), aPlace('2')];
    await store().put(old, 1, pieces('a'));
    const [name = ''] = readdirSync(folder);
    const yesterday = new Date(now - 25 * HOUR);
    utimesSync(join(folder, name), yesterday, yesterday);
    await store().put(recent, 1, pieces('b'));
    expect(await store().has(old)).toBe(false);
    expect(await store().has(recent)).toBe(true);
  });

  test.each([
    [{ dealId: '../../etc', caseFileId: `case_${'0'.repeat(32)}` }],
    [{ dealId: anId('deal'), caseFileId: '../x' }],
  ])('under %j are refused', async (place) => {
    await expect(store().has(place)).rejects.toThrow(/under ids only/);
  });

  test('have addresses that are good for five minutes and for nothing else', async () => {
    const place = aPlace();
    const { url, expiresAt } = await store().address(place, '案卷.zip');
    expect(Date.parse(expiresAt) - now).toBeGreaterThan(4 * 60_000);
    const query = Object.fromEntries(new URL(url).searchParams);
    const read = (changes: Partial<Record<string, string>> = {}, at = now) =>
      readCaseAddress(secret, { ...place, ...changes }, query, at);
    expect(read()).toMatchObject({ ...place, fileName: '案卷.zip' });
    expect(read({}, now + 6 * 60_000)).toBeNull();
    expect(read({ caseFileId: `case_${'f'.repeat(32)}` })).toBeNull();
    expect(read({ dealId: anId('deal') })).toBeNull();
    expect(readCaseAddress('another secret', place, query, now)).toBeNull();
    expect(readCaseAddress(secret, place, { ...query, more: '1' }, now)).toBeNull();
  });
});
