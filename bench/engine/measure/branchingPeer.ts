import assert from 'node:assert/strict';
import { StateMachine } from 'aws-local-stepfunctions';
import { branchingInput, branchingJsonPath, branchingOutput, functionNames } from '../branching.ts';
import { measurePaces, type Paces } from '../load.ts';
import { branchingLoad } from './loads.ts';

/** The 10-state machine, in its JSONPath form, on aws-local-stepfunctions. */
export async function branchingPeer(): Promise<Paces> {
  const machine = new StateMachine(JSON.parse(JSON.stringify(branchingJsonPath)));
  const answer = async () => ({ ok: true });
  const taskResourceLocalHandlers = Object.fromEntries(functionNames.map((name) => [name, answer]));
  const run = () => machine.run(branchingInput, { overrides: { taskResourceLocalHandlers } }).result;
  assert.deepEqual(await run(), branchingOutput);
  return measurePaces(async () => {
    await run();
  }, branchingLoad);
}
