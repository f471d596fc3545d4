import { expect } from 'vitest';
import type { TestLuyue } from '../../harness/luyue.ts';
import { executionStatuses, statesEntered } from '../collaboration/executions.ts';

/** The states that each test file of this folder is there to enter; see `collaboration/coverage.ts`. */
export const COVERS = {
  paths: [
    'Take up the dispute',
    'Where does the dispute stand?',
    'Freeze what is contested',
    "Await the brand's response",
    "Await the creator's response",
    'Await a proposal',
    'Await answers to the proposal',
    'Await a decision',
    'Await an appeal',
    'Expire appeal',
    'Carry the decision out',
  ],
  silence: ['Expire response', 'Expire proposal', 'Expire answers', 'Expire decision'],
} as const satisfies Record<string, readonly string[]>;

/** What a file claims was entered by its disputes, and none of their executions ended badly. */
export async function expectCovered(h: TestLuyue, file: keyof typeof COVERS): Promise<void> {
  const statuses = await executionStatuses(h, 'dispute');
  const entered = new Set<string>();
  for (const name of Object.keys(statuses))
    for (const state of await statesEntered(h, name, 'dispute')) entered.add(state);
  expect(
    COVERS[file].filter((state) => !entered.has(state)),
    'states never entered',
  ).toEqual([]);
  expect(Object.values(statuses).filter((status) => status !== 'SUCCEEDED' && status !== 'RUNNING')).toEqual(
    [],
  );
}
