import type { ParallelState } from '../../definition/machine.ts';
import { evaluate } from '../../expression/template.ts';
import type { Json } from '../../json.ts';
import type { Branch, ParallelActivity } from '../execution.ts';
import { leave } from '../leave.ts';
import { addBranch, emit, type Run, record } from '../run.ts';
import { scopeOf } from '../scope.ts';

export async function startParallel(run: Run, branch: Branch, state: ParallelState): Promise<void> {
  const input = state.arguments ? await evaluate(state.arguments, scopeOf(run, branch)) : branch.input;
  emit(run, branch, 'ParallelStateStarted');
  branch.activity = {
    kind: 'parallel',
    running: state.branches.length,
    outputs: state.branches.map(() => undefined),
  };
  for (const [index, inner] of state.branches.entries()) {
    const child = addBranch(run, { parent: branch.id, index, lastEvent: branch.lastEvent });
    run.work.push({ kind: 'enter', branch: child, state: inner.startAt, input });
  }
}

/** One branch has reached its end; the last one ends the state. */
export async function branchFinished(
  run: Run,
  parent: Branch,
  state: ParallelState,
  activity: ParallelActivity,
  child: Branch,
  output: Json,
): Promise<void> {
  activity.outputs[child.index] = output;
  activity.running -= 1;
  run.state.branches.delete(child.id);
  if (activity.running > 0) return;
  const result = activity.outputs.map((value) => value ?? null);
  parent.lastEvent = child.lastEvent;
  record(run, 'ParallelStateSucceeded', parent.lastEvent);
  await leave(run, parent, state.type, state, scopeOf(run, parent, { result }), result);
}
