import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mutation run over the rules of money: `npm run mutation`; what it found is in docs/mutation.md. */
export default {
  mutate: ['domain/money/**/*.ts', 'domain/commission/**/*.ts', 'domain/ledger/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'stryker.vitest.config.ts', related: false },
  ignorePatterns: ['bench', 'console', 'docs', 'examples', 'infra', 'local', 'tsconfig.json'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine is no reason to believe that a mutant was noticed.
  timeoutMS: 60_000,
  tempDirName: join(tmpdir(), 'luyue-mutation'),
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  jsonReporter: { fileName: join(tmpdir(), 'luyue-mutation.json') },
  thresholds: { high: 95, low: 90, break: 90 },
};
