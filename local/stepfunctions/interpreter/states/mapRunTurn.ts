import type { Branch, MapRunActivity } from '../execution.ts';
import type { Run } from '../run.ts';

/** Asks that the map run may go on in a commit of its own, unless it has asked already. */
export function askTurn(run: Run, branch: Branch, activity: MapRunActivity): void {
  if (activity.call) return;
  activity.call = { kind: 'turn' };
  run.calls.push({ task: activity.task, stateName: branch.state, request: activity.call });
}
