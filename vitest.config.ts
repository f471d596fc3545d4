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

export default defineConfig({
  test: {
    // Vitest would leave one core free, half of a small machine's; most tests wait for a database's disk anyway.
    maxWorkers: '100%',
    projects: names.map((name) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        environment: 'node',
        testTimeout: testTimeout[name],
        hookTimeout: 60_000,
      },
    })),
  },
});
