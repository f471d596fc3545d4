import type {
  ChoiceState,
  FailState,
  Leaving,
  PassState,
  SucceedState,
  WaitState,
} from '../../definition/machine.ts';
import { EvaluationFault, type Scope } from '../../expression/scope.ts';
import { evaluate, type Template, unexpectedType } from '../../expression/template.ts';
import { parseTimestamp } from '../../timestamp.ts';
import type { Branch } from '../execution.ts';
import { leave } from '../leave.ts';
import { longestSeconds, wholeNumber } from '../number.ts';
import type { Run } from '../run.ts';
import { scopeOf } from '../scope.ts';
import { StateFault } from '../stateFault.ts';

export const pass = (run: Run, branch: Branch, state: PassState | SucceedState): Promise<void> =>
  leave(run, branch, state.type, state, scopeOf(run, branch), branch.input);

export async function choose(run: Run, branch: Branch, state: ChoiceState): Promise<void> {
  const scope = scopeOf(run, branch);
  const taken: Leaving = (await firstRule(state, scope)) ?? state.otherwise;
  if (taken.next === undefined) {
    throw new StateFault(
      'States.NoChoiceMatched',
      `An error occurred while executing the state '${state.name}' (entered at the event id #${branch.enteredEvent}). Failed to transition out of the state. The state does not point to a next state.`,
    );
  }
  await leave(run, branch, state.type, taken, scope, branch.input);
}

async function firstRule(state: ChoiceState, scope: Scope): Promise<Leaving | undefined> {
  for (const [at, rule] of state.rules.entries()) {
    const holds = await evaluate(rule.condition, scope);
    if (typeof holds !== 'boolean') {
      throw unexpectedType(rule.condition, `Choices[${at}]/Condition`, 'boolean', holds);
    }
    if (holds) return rule;
  }
  return undefined;
}

/** Sets the timer; `leaveWait` goes on when it is due. */
export async function wait(run: Run, branch: Branch, state: WaitState): Promise<void> {
  const scope = scopeOf(run, branch);
  const until = state.timestamp
    ? await timestamp(state.timestamp, scope)
    : run.world.nowMs +
      (state.seconds ? await wholeNumber(state.seconds, 'Seconds', 0, scope, longestSeconds) : 0) * 1000;
  if (until <= run.world.nowMs) await leaveWait(run, branch, state);
  else branch.activity = { kind: 'wait', until };
}

export const leaveWait = (run: Run, branch: Branch, state: WaitState): Promise<void> =>
  leave(run, branch, state.type, state, scopeOf(run, branch), branch.input);

/** AWS looks at the whole seconds of the time only (developer guide, Wait). */
async function timestamp(template: Template, scope: Scope): Promise<number> {
  const value = await evaluate(template, scope);
  if (typeof value !== 'string') throw unexpectedType(template, 'Timestamp', 'string', value);
  const at = parseTimestamp(value);
  if (at !== undefined) return Math.floor(at / 1000) * 1000;
  throw new EvaluationFault(
    'Timestamp',
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
  );
}

export async function failState(run: Run, branch: Branch, state: FailState): Promise<never> {
  const scope = scopeOf(run, branch);
  const error = state.error && (await text(state.error, 'Error', scope));
  const cause = state.cause && (await text(state.cause, 'Cause', scope));
  throw new StateFault(error, cause);
}

async function text(template: Template, location: string, scope: Scope): Promise<string> {
  const value = await evaluate(template, scope);
  if (typeof value !== 'string') throw unexpectedType(template, location, 'string', value);
  return value;
}
