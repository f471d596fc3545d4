import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BadDealFile, readDealFile } from '../../../local/hook/dealFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'luyue-deal-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the text is kept to the letter, since it is what gets signed', () => {
  const path = join(folder, 'deal.json');
  writeFileSync(path, '{ "reference" :1}\n');
  expect(readDealFile(path)).toEqual({ text: '{ "reference" :1}\n', json: { reference: 1 } });
});

test('what cannot be read is told apart in one sentence', () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"reference":');
  const failure = (path: string) => {
    try {
      return readDealFile(path);
    } catch (error) {
      return error;
    }
  };
  expect(failure(broken)).toBeInstanceOf(BadDealFile);
  expect(failure(broken)).toHaveProperty('message', expect.stringContaining(`${broken} is not JSON: `));
  expect(failure(join(folder, 'none.json'))).toHaveProperty(
    'message',
    `There is no file ${folder}/none.json.`,
  );
  expect(failure(folder)).toHaveProperty(
    'message',
    expect.stringContaining(`${folder} cannot be read: EISDIR`),
  );
});
