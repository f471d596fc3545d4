import assert from 'node:assert/strict';
import { branchingInput, branchingJsonata, branchingOutput } from '../branching.ts';
import { measurePaces, type Paces } from '../load.ts';
import { openOurs } from '../ours.ts';
import { branchingLoad } from './loads.ts';

/** The 10-state machine on our engine; `file` is a path or ':memory:'. */
export async function branchingOurs(file: string): Promise<Paces> {
  const { engine, run } = await openOurs(file, branchingJsonata, async () => ({ ok: true }));
  const input = JSON.stringify(branchingInput);
  const { output = '' } = await run('first', input);
  assert.deepEqual(JSON.parse(output), branchingOutput);
  const paces = await measurePaces(async (number) => {
    await run(`order-${number}`, input);
  }, branchingLoad);
  await engine.close();
  return paces;
}
