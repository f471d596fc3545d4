import * as z from 'zod/mini';
import type { Activity, Branch, ExecutionState } from '../interpreter/execution.ts';
import { decodeState } from '../store/stateCodec.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { executionByArn } from './lookup.ts';

const request = z.object({ executionArn: z.string() });

/**
 * Where a running execution stands and which timers it has. Not an action of AWS: there only the history tells,
 * and not until when.
 */
export function describeExecutionPosition(desk: Desk, body: unknown): unknown {
  const { execution } = executionByArn(desk, parseBody(request, body).executionArn);
  const text = desk.store.executions.state(execution.id);
  const now = desk.clock.now() / 1000;
  if (text === undefined) return { now, positions: [], timers: [] };
  const state = decodeState(text, null);
  const branches = [...state.branches.values()];
  return { now, positions: branches.filter(isLeaf(state)).map(position), timers: timers(state) };
}

const isLeaf =
  ({ branches }: ExecutionState) =>
  ({ id }: Branch): boolean =>
    ![...branches.values()].some(({ parent }) => parent === id);

function position({ state, enteredAt, attempts, activity }: Branch) {
  return {
    state,
    since: enteredAt / 1000,
    retries: attempts.reduce((sum, count) => sum + count, 0),
    ...(activity ? { waitsFor: waitsFor(activity) } : {}),
  };
}

function waitsFor(activity: Activity): string {
  switch (activity.kind) {
    case 'task':
      if (activity.call) return activity.call.kind === 'function' ? 'function' : 'call';
      return activity.child === undefined ? 'token' : 'execution';
    case 'wait':
      return 'time';
    default:
      return activity.kind;
  }
}

/** Earliest first. */
function timers({ timeoutAt, branches }: ExecutionState) {
  const found = [...branches.values()].flatMap(({ state, activity }) => {
    if (!activity) return [];
    if ('until' in activity) return [{ state, kind: activity.kind, at: activity.until }];
    if (activity.kind !== 'task') return [];
    return [
      { state, kind: 'timeout', at: activity.timeoutAt },
      { state, kind: 'heartbeat', at: activity.heartbeatAt },
    ];
  });
  return [...found, { state: undefined, kind: 'end of the execution', at: timeoutAt }]
    .flatMap(({ at, state, ...rest }) =>
      at === undefined ? [] : [{ ...rest, ...(state === undefined ? {} : { state }), at: at / 1000 }],
    )
    .sort((a, b) => a.at - b.at);
}
