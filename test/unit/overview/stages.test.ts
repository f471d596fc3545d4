import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { statusSchema } from '../../../domain/gates/gate.ts';
import { STAGE_OF_GATE, STAGES, timeInStages } from '../../../domain/overview/stages.ts';
import { definitionOf, MACHINES } from '../../../workflows/definition.ts';

const declaredSchema = z.object({ name: z.string(), status: z.string() });

/** Every gate that a definition declares anywhere, with its status. */
function gatesIn(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const declared = declaredSchema.safeParse(value);
  const own: [string, string][] = declared.success ? [[declared.data.name, declared.data.status]] : [];
  return [...own, ...Object.values(value).flatMap(gatesIn)];
}

test('each gate counts for the status that the machines give it', () => {
  const declared = Object.fromEntries(
    MACHINES.flatMap((machine) => gatesIn(JSON.parse(definitionOf(machine)))),
  );
  expect(STAGE_OF_GATE).toEqual(declared);
});

test('the stages are the statuses of open deals', () => {
  expect([...STAGES].sort()).toEqual(statusSchema.options.filter((status) => status !== 'closed').sort());
});

test('gates of one stage add up; a gate nobody knows any more counts nowhere', () => {
  const stages = timeInStages({ draft: 5, sample_receipt: 7, review: 1, gone: 100 });
  expect(Object.fromEntries(stages)).toEqual({ preparing: 12, reviewing: 1 });
});
