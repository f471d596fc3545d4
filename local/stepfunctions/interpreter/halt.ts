import { type Branch, copyBranch, copyState, type ExecutionState } from './execution.ts';
import { childrenOf, type Run, record } from './run.ts';
import { redriveMapRun } from './states/mapRunRedrive.ts';

/**
 * Notes a branch as it is before a failure takes it away, with what it was about to do, so that a redrive can
 * go on from there should nobody catch the failure.
 */
export function note(run: Run, branch: Branch): void {
  const copy = copyBranch(branch);
  const next = run.work.find((work) => work.branch === branch);
  if (next?.kind === 'enter') copy.resume = { state: next.state, input: next.input };
  else if (next?.kind === 'finished') copy.resume = { output: next.output };
  run.fallen.set(branch.id, copy);
}

/** The failure has been dealt with at this branch: what fell inside it is not needed any more. */
export function forgetFallen(run: Run, branch: Branch): void {
  for (const fallen of [...run.fallen.values()]) {
    if (fallen.id !== branch.id && fallen.parent !== branch.id) continue;
    run.fallen.delete(fallen.id);
    if (fallen.id !== branch.id) forgetFallen(run, fallen);
  }
}

/** Where the execution stood when it came to its bad end. */
export function haltedState(run: Run): ExecutionState {
  const halted = copyState(run.state);
  for (const branch of run.fallen.values()) halted.branches.set(branch.id, branch);
  return halted;
}

/**
 * Goes on with every branch that had neither finished nor branches of its own, at the state it stood at and
 * with all its retries; what had succeeded is not run again (AWS: "Redriving executions").
 */
export function redrive(run: Run): void {
  const { machine, identity, nowMs } = run.world;
  const details = { redriveCount: identity.redrive?.count ?? 0 };
  const event = record(run, 'ExecutionRedriven', run.state.lastEvent, { details });
  run.state.transitions += 1;
  if (machine.timeoutSeconds !== undefined) run.state.timeoutAt = nowMs + machine.timeoutSeconds * 1000;
  for (const branch of [...run.state.branches.values()].sort((a, b) => a.id - b.id)) {
    if (childrenOf(run, branch).length === 0) resume(run, branch, event);
  }
}

function resume(run: Run, branch: Branch, event: number): void {
  const { resume: next, activity } = branch;
  delete branch.resume;
  delete branch.activity;
  branch.attempts = [];
  branch.lastEvent = event;
  if (!next && activity?.kind === 'mapRun' && redriveMapRun(run, branch, activity)) return;
  if (!next) run.work.push({ kind: 'execute', branch });
  else if ('state' in next) run.work.push({ kind: 'enter', branch, ...next });
  else run.work.push({ kind: 'finished', branch, output: next.output });
}
