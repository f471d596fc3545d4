import type { Scope } from '../expression/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Branch, Identity } from './execution.ts';
import { parentOf, type Run } from './run.ts';

interface Extra {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly token?: string;
  /** The item a Map is about to start, for its ItemSelector. */
  readonly item?: { readonly index: number; readonly value: Json };
}

const executionContext = (identity: Identity): JsonObject => ({
  Id: identity.arn,
  Input: identity.input,
  StartTime: new Date(identity.startedAt).toISOString(),
  Name: identity.name,
  RoleArn: identity.roleArn,
  RedriveCount: identity.redrive?.count ?? 0,
  ...(identity.redrive ? { RedriveTime: new Date(identity.redrive.at).toISOString() } : {}),
});

function itemOf(run: Run, branch: Branch): Branch['item'] {
  for (let at: Branch | undefined = branch; at; at = parentOf(run, at)) if (at.item) return at.item;
  return undefined;
}

/** The context object, `$states.context`. */
function context(run: Run, branch: Branch, extra: Extra): JsonObject {
  const { identity, context: given } = run.world;
  const item = extra.item ?? itemOf(run, branch);
  return {
    Execution: executionContext(identity),
    StateMachine: { Id: identity.machineArn, Name: identity.machineName },
    State: {
      Name: branch.state,
      EnteredTime: new Date(branch.enteredAt).toISOString(),
      RetryCount: branch.attempts.reduce((sum, count) => sum + count, 0),
    },
    ...(extra.token === undefined ? {} : { Task: { Token: extra.token } }),
    ...(item ? { Map: { Item: { Index: item.index, Value: item.value } } } : {}),
    ...given,
  };
}

/** What expressions of the branch's state see; inner branches read the variables of outer ones. */
export function scopeOf(run: Run, branch: Branch, extra: Extra = {}): Scope {
  let made: JsonObject | undefined;
  const contextOnce = (): JsonObject => {
    made ??= context(run, branch, extra);
    return made;
  };
  return {
    nowMs: run.world.nowMs,
    draws: run.draws,
    states: () => ({
      input: branch.input,
      ...(extra.result === undefined ? {} : { result: extra.result }),
      ...(extra.errorOutput === undefined ? {} : { errorOutput: extra.errorOutput }),
      context: contextOnce(),
    }),
    member(name) {
      if (name === 'input') return branch.input;
      if (name === 'result') return extra.result;
      if (name === 'errorOutput') return extra.errorOutput;
      return name === 'context' ? contextOnce() : undefined;
    },
    variable(name) {
      for (let at: Branch | undefined = branch; at; at = parentOf(run, at)) {
        if (Object.hasOwn(at.variables, name)) return at.variables[name];
      }
      return undefined;
    },
  };
}
