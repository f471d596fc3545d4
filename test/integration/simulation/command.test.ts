import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../demo/runProgram.ts';

const folder = mkdtempSync(join(tmpdir(), 'luyue-simulate-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (...argv: string[]) => runProgram('local/simulation/main.ts', argv);

function request(terms: Record<string, unknown>): string {
  const path = join(folder, 'request.json');
  const scheduledAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const deliverable = { kind: 'livestream', scheduledAt, minMinutes: 60 };
  const content = {
    reference: 'r',
    creator: { name: 'C', email: 'c@example.com' },
    terms: { currency: 'CNY', fixedFee: 800_000, platformFeePpm: 50_000, deliverable, ...terms },
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test('prints one JSON object, and leaves nothing behind', async () => {
  const argv = ['--input', request({}), '--scenario', 'brand_cancels', '--set', 'days=2', '--json'];
  const { code, stdout, stderr, leftovers } = await simulate(...argv);
  expect({ code, stderr, leftovers }).toEqual({ code: 0, stderr: '', leftovers: [] });
  const creator = { role: 'creator', received: 400_000, paid: 0 };
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'cancelled',
    parties: expect.arrayContaining([expect.objectContaining(creator)]),
  });
});

test('prints who gets what and when as tables', async () => {
  const { code, stdout } = await simulate(
    '--input',
    request({}),
    '--scenario',
    'nobody_answers',
    '--set',
    'gate=funding',
  );
  expect(code).toBe(0);
  expect(stdout).toContain('nobody_answers: the deal ends expired');
  expect(stdout).toMatch(/accepted \(creator\)\s+│ funding/);
  expect(stdout).toContain('The books balance.');
});

test('bad input is one clear sentence with its path, and exit code 2', async () => {
  const noSales = await simulate('--input', request({}), '--scenario', 'returns');
  expect(noSales).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'The terms agree neither a commission nor a guarantee.\n',
  });
  const noFee = await simulate('--input', request({ fixedFee: -1 }));
  expect(noFee.code).toBe(2);
  expect(noFee.stderr).toContain('terms.fixedFee: ');
  const noFile = await simulate('--input', join(folder, 'missing.json'));
  expect(noFile).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^There is no file .*missing\.json\.\n$/),
  });
});
