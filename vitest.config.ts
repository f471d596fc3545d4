import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const names = ['unit', 'property', 'workflow', 'conformance', 'integration', 'e2e', 'infra'] as const;

/** Projects that start real servers and child processes get room; the pure ones must stay quick. */
const testTimeout = {
  unit: 5_000,
  property: 60_000,
  workflow: 60_000,
  conformance: 60_000,
  integration: 60_000,
  e2e: 120_000,
  infra: 60_000,
};

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

/** Linux keeps files in memory there: tests start databases by the hundred, and would mostly wait for a disk. */
function quickestPlace(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
}

/** Everything that a run leaves is gone with it, also what a killed process or a failed test did not tidy up. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(quickestPlace(), 'luyue-tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const TMPDIR = temporaryFolder();

export default defineConfig({
  test: {
    // Vitest would leave one core free, half of a small machine's.
    maxWorkers: '100%',
    // Programs that tests start over and over compile their code but once.
    env: { TMPDIR, NODE_COMPILE_CACHE: join(TMPDIR, 'compiled') },
    projects: names.map((name) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        environment: 'node',
        testTimeout: testTimeout[name],
        hookTimeout: 60_000,
        // Loading the code anew for each file would take half of the run; no test replaces a module or keeps state.
        isolate: false,
        ...(name === 'e2e' ? { globalSetup: 'test/e2e/console/buildConsole.ts' } : {}),
      },
    })),
  },
});
