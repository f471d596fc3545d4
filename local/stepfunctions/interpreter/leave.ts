import type { Leaving } from '../definition/machine.ts';
import type { Scope } from '../expression/scope.ts';
import { evaluate } from '../expression/template.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Branch } from './execution.ts';
import { tooLarge, tooLargeCause } from './limits.ts';
import { emit, type Run } from './run.ts';
import { StateFault } from './stateFault.ts';

/**
 * Leaves the branch's state: assigns variables, records the exit and goes on. `fallback` is the output when
 * the state gives none. Assign and Output both see the values the state was entered with.
 * @throws EvaluationFault, StateFault when the output or what is assigned is too large
 */
export async function leave(
  run: Run,
  branch: Branch,
  type: string,
  leaving: Leaving,
  scope: Scope,
  fallback: Json,
): Promise<void> {
  const assigned = leaving.assign && (await evaluateAssign(leaving.assign, scope));
  const output = leaving.output ? await evaluate(leaving.output, scope) : fallback;
  if (tooLarge(output) || (assigned && tooLarge(assigned))) {
    throw new StateFault('States.DataLimitExceeded', tooLargeCause(branch.state));
  }
  if (assigned) branch.variables = { ...branch.variables, ...assigned };
  emit(run, branch, `${type}StateExited`, {
    payload: output,
    ...(assigned ? { assigned } : {}),
    details: { name: branch.state },
  });
  delete branch.activity;
  run.work.push(
    leaving.next === undefined
      ? { kind: 'finished', branch, output }
      : { kind: 'enter', branch, state: leaving.next, input: output },
  );
}

async function evaluateAssign(assign: NonNullable<Leaving['assign']>, scope: Scope): Promise<JsonObject> {
  const values = await evaluate(assign, scope);
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
}
