import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it left in its temporary folder. */
  readonly leftovers: readonly string[];
}

/** Runs a program of the repository to its end, with a temporary folder of its own. */
export async function runProgram(
  file: string,
  argv: readonly string[],
  interruptAt?: RegExp,
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-program-'));
  const child = spawn(process.execPath, [file, ...argv], { env: { ...process.env, TMPDIR: folder } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
    if (interruptAt?.test(said.stdout)) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const leftovers = readdirSync(folder);
  rmSync(folder, { recursive: true });
  return { code, ...said, leftovers };
}
