import { defineConfig } from 'vitest/config';

/** The tests that have to notice every change to the rules of money; they are quick, since they run once per mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/unit/domain/{money,commission,ledger}/**/*.test.ts'],
  },
});
