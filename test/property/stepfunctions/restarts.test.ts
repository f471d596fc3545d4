import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interruption, outcome } from './interrupted.ts';
import { program } from './program.ts';

const interruption = fc.record({
  kind: fc.constantFrom<Interruption['kind']>('close', 'crash'),
  answers: fc.integer({ min: 1, max: 4 }),
});

test('a program comes to the same end by the same way, however often the engine is closed or crashes', async () => {
  await fc.assert(
    fc.asyncProperty(
      program,
      fc.array(interruption, { minLength: 1, maxLength: 5 }),
      async (definition, interruptions) => {
        expect(await outcome(definition, interruptions)).toEqual(await outcome(definition, []));
      },
    ),
    { numRuns: 50 },
  );
});

test('the same seed gives the same history, event by event', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (definition) => {
      expect(await outcome(definition, [])).toEqual(await outcome(definition, []));
    }),
    { numRuns: 30 },
  );
});
