import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { runProgram } from '../demo/runProgram.ts';

let h: TestLuyue;
let story: Story;
const folder = mkdtempSync(join(tmpdir(), 'luyue-sales-program-'));
beforeAll(async () => {
  h = await TestLuyue.start();
  story = await Story.atSales(h, { terms: liveTerms(h, { commission: COMMISSION }) });
});
afterAll(async () => {
  await h.stop();
  rmSync(folder, { recursive: true });
});

const run = (...argv: string[]) =>
  runProgram('local/sales/main.ts', ['--url', h.luyue.url, '--deal', story.id, ...argv]);
const fileOf = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, ['orderId,at,net,refunded', ...lines].join('\n'));
  return path;
};
const stored = async () => (await Array.fromAsync(deals.of(h.luyue.runtime).ordersByTime(story.id))).flat();
const now = () => new Date(h.now()).toISOString();

describe('npm run sales:import', () => {
  test('reports every line once, however often it is run, and says what it did', async () => {
    const lines = Array.from({ length: 1_203 }, (_, i) => `o-${i},${now()},${i},`);
    const file = fileOf('sales.csv', lines);
    const first = await run(file);
    expect(first).toMatchObject({
      code: 0,
      stdout: '1203 lines: 1203 new, 0 corrected, 0 known, 0 rejected.\n',
    });
    expect(await stored()).toHaveLength(1_203);
    const before = await deals.of(h.luyue.runtime).find(story.id);
    const again = await run(file, '--key', h.brandKey);
    expect(again).toMatchObject({
      code: 0,
      stdout: '1203 lines: 0 new, 0 corrected, 1203 known, 0 rejected.\n',
    });
    expect(await deals.of(h.luyue.runtime).find(story.id)).toEqual(before);
  });

  test('reads yuan, corrects what it knows, and tells which lines it could not take', async () => {
    const file = fileOf('yuan.csv', [`o-1,${now()},12.90,`, `o-2,${now()},12.905,`, `y-1,${now()},5,2.50`]);
    const { code, stdout } = await run(file, '--major');
    expect(code).toBe(1);
    expect(stdout).toContain('3 lines: 1 new, 1 corrected, 0 known, 1 rejected.');
    expect(stdout).toContain(`${file}.rejected.csv`);
    expect(readFileSync(`${file}.rejected.csv`, 'utf8')).toContain(
      '\n3,net must be an amount of CNY with 2 decimals at most,o-2,',
    );
    const orders = await stored();
    expect(orders.find(({ orderId }) => orderId === 'o-1')).toMatchObject({ net: 1_290 });
    expect(orders.find(({ orderId }) => orderId === 'y-1')).toMatchObject({ net: 500, refunded: 250 });
  });

  test('says why it cannot: no such deal, no key, no file, no deal named', async () => {
    const file = fileOf('one.csv', [`o-1,${now()},1,`]);
    expect(
      await runProgram('local/sales/main.ts', ['--url', h.luyue.url, '--deal', 'deal_no', file]),
    ).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('404'),
    });
    expect(await run(file, '--key', 'lk_wrong')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('401'),
    });
    expect(await run(join(folder, 'nowhere.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no file'),
    });
    expect(await runProgram('local/sales/main.ts', [file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:'),
    });
  });
});
