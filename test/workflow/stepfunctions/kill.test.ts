import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('./killedEngine.ts', import.meta.url));
const linesOf = (file: string): string[] =>
  readFileSync(file, { encoding: 'utf8', flag: 'a+' }).trim().split('\n');

/** Runs the engine until its functions have had so many more effects, then kills it; or to its end. */
async function life(file: string, effects: string, more: number): Promise<string> {
  const child = spawn(process.execPath, [script, file, effects], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = text(child.stdout);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const enough = linesOf(effects).length + more;
  const watch = setInterval(() => {
    if (linesOf(effects).length >= enough) child.kill('SIGKILL');
  }, 1);
  await exited;
  clearInterval(watch);
  return output;
}

test('killed again and again, every execution ends with the right result', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const [file, effects] = [join(folder, 'engine.db'), join(folder, 'effects')];
  for (let kill = 0; kill < 6; kill++) await life(file, effects, 5 + kill * 17);
  const last = await life(file, effects, Number.POSITIVE_INFINITY);
  const outputs = last.split('\n').filter((line) => line.startsWith('output'));
  expect(outputs).toEqual(Array.from({ length: 30 }, () => `output ${(20 * 21) / 2}`));
  const seen = new Set(linesOf(effects));
  for (let run = 0; run < 30; run++) {
    for (let n = 0; n < 20; n++) expect(seen).toContain(`run-${run} ${n}`);
  }
  rmSync(folder, { recursive: true });
});
