import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { START, TestLuyue } from '../../harness/luyue.ts';
import { runProgram } from './runProgram.ts';

const EXAMPLE = 'examples/cny-livestream-commission.json';
const WEEK_MILLIS = 7 * 86_400_000;

let luyue: TestLuyue;
const folder = mkdtempSync(join(tmpdir(), 'luyue-hook-input-'));
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(async () => {
  await luyue.stop();
  rmSync(folder, { recursive: true });
});

const hook = (...argv: string[]) => runProgram('local/hook/main.ts', argv);
const hookHere = (...argv: string[]) => hook(...argv, '--url', luyue.luyue.url);
const dealIdOf = (stdout: string): string => JSON.parse(stdout).dealId;

/** The example with its stream at another time. */
function scheduledAt(name: string, instant: string): string {
  const path = join(folder, name);
  writeFileSync(path, readFileSync(EXAMPLE, 'utf8').replace('2026-12-12T12:00:00Z', instant));
  return path;
}

describe('the hook command', () => {
  test("starts a deal as the brand's own system would", async () => {
    const { code, stdout, stderr } = await hookHere(EXAMPLE);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await luyue.deal(dealIdOf(stdout))).toMatchObject({
      brand: { id: 'brand_demo' },
      reference: 'PO-2026-1212-LIVE',
      terms: { deliverable: { scheduledAt: '2026-12-12T12:00:00Z' } },
    });
  });

  test('the same id again starts nothing twice; for another request it is refused', async () => {
    const first = await hookHere(EXAMPLE, '--id', 'msg_twice');
    const second = await hookHere(EXAMPLE, '--id', 'msg_twice');
    expect(dealIdOf(second.stdout)).toBe(dealIdOf(first.stdout));
    const other = await hookHere('examples/usd-video.json', '--id', 'msg_twice');
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain('idempotency_key_reused');
  });

  test("a date in the past of Luyue's clock: refused with advice, taken with --shift", async () => {
    const past = scheduledAt('past.json', '2026-10-31T23:59:59Z');
    const refused = await hookHere(past);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/terms\.deliverable\.scheduledAt: must be in the future\n.+--shift/);

    const { stdout } = await hookHere(past, '--shift');
    const { terms } = await luyue.deal(dealIdOf(stdout));
    expect(terms.deliverable).toMatchObject({ scheduledAt: new Date(START + WEEK_MILLIS).toISOString() });
  });

  test("a video's due date is shifted too, and other faults get no advice", async () => {
    const { stdout } = await hookHere('examples/declined.json', '--shift');
    const { terms } = await luyue.deal(dealIdOf(stdout));
    expect(terms.deliverable).toMatchObject({ dueAt: new Date(START + WEEK_MILLIS).toISOString() });

    const path = join(folder, 'bad.json');
    writeFileSync(path, '{"reference": 1}');
    const refused = await hookHere(path, '--shift');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/reference: [\s\S]+terms: /);
    expect(refused.stderr).not.toContain('--shift');
  });

  test('where nothing answers, or something else, one sentence says so', async () => {
    const other = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const wrong = await hook(EXAMPLE, '--url', url);
    await new Promise((resolve) => other.close(resolve));
    const down = await hook(EXAMPLE, '--url', url);
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toBe(`${url} is no Luyue on one machine: /_local/credentials answers 200.\n`);
    expect(down).toMatchObject({ code: 1, stdout: '' });
    expect(down.stderr).toBe(`Nothing answers at ${url}: start Luyue with npm start, or name it by --url.\n`);
  });

  test('a file that is not there: exit code 1; a command line that does not fit: usage and 2', async () => {
    expect(await hookHere('none.json')).toMatchObject({ code: 1, stderr: 'There is no file none.json.\n' });
    const ended = await hook();
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('Usage: npm run hook');
  });
});
