import { EvaluationFault } from '../expression/scope.ts';
import type { Json } from '../json.ts';
import type { Branch } from './execution.ts';
import { evaluationFailure, fail } from './failure.ts';
import { emit, parentOf, type Run, stateOf, type Work } from './run.ts';
import { StateFault } from './stateFault.ts';
import { iterationFinished, startMap } from './states/map.ts';
import { branchFinished, startParallel } from './states/parallel.ts';
import { choose, failState, pass, wait } from './states/simple.ts';
import { startTask } from './states/task.ts';

/** Does all work of the step, until the execution waits for something or has ended. */
export async function drain(run: Run): Promise<void> {
  for (let work = run.work.shift(); work && !run.ending; work = run.work.shift()) {
    const { branch } = work;
    if (run.state.branches.get(branch.id) === branch) await guarded(run, branch, () => perform(run, work));
  }
}

/** Runs `body`; what the branch's state cannot do becomes its failure. */
export async function guarded(run: Run, branch: Branch, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (fault) {
    if (fault instanceof EvaluationFault) {
      const at = run.state.branches.get(branch.id) ?? branch;
      await fail(run, at, evaluationFailure(run, at, fault));
    } else if (fault instanceof StateFault) await fail(run, branch, fault.failure);
    else throw fault;
  }
}

async function perform(run: Run, work: Work): Promise<void> {
  switch (work.kind) {
    case 'enter':
      enter(run, work.branch, work.state, work.input);
      return execute(run, work.branch);
    case 'execute':
      return execute(run, work.branch);
    case 'finished':
      return finished(run, work.branch, work.output);
    case 'failed':
      return fail(run, work.branch, work.failure);
  }
}

export function enter(run: Run, branch: Branch, state: string, input: Json): void {
  branch.state = state;
  branch.input = input;
  branch.attempts = [];
  branch.beforeEntry = branch.lastEvent;
  branch.enteredAt = run.world.nowMs;
  run.state.transitions += 1;
  emit(run, branch, `${stateOf(run, branch).type}StateEntered`, { payload: input, details: { name: state } });
  branch.enteredEvent = branch.lastEvent;
}

export async function execute(run: Run, branch: Branch): Promise<void> {
  const state = stateOf(run, branch);
  switch (state.type) {
    case 'Task':
      return startTask(run, branch, state);
    case 'Choice':
      return choose(run, branch, state);
    case 'Wait':
      return wait(run, branch, state);
    case 'Pass':
    case 'Succeed':
      return pass(run, branch, state);
    case 'Fail':
      return failState(run, branch, state);
    case 'Parallel':
      return startParallel(run, branch, state);
    case 'Map':
      return startMap(run, branch, state);
  }
}

async function finished(run: Run, branch: Branch, output: Json): Promise<void> {
  const parent = parentOf(run, branch);
  if (!parent) {
    emit(run, branch, 'ExecutionSucceeded', { payload: output });
    run.ending = { status: 'SUCCEEDED', output };
    return;
  }
  const state = stateOf(run, parent);
  const { activity } = parent;
  await guarded(run, parent, async () => {
    if (state.type === 'Parallel' && activity?.kind === 'parallel') {
      await branchFinished(run, parent, state, activity, branch, output);
    } else if (state.type === 'Map' && activity?.kind === 'map') {
      await iterationFinished(run, parent, state, activity, branch, output);
    }
  });
}
