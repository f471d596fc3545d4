import { AwsError } from '../errors.ts';
import type { Outcome, Stimulus } from '../interpreter/event.ts';
import type { JsonObject } from '../json.ts';
import { exceptionOf } from './invocation.ts';
import type { Live } from './live.ts';
import type { Residents } from './residents.ts';
import type { Round } from './round.ts';

/** An execution's call of the engine itself that changes another execution. */
export interface OwnCall {
  readonly live: Live;
  readonly task: number;
  readonly action: string;
  readonly body: JsonObject;
  /** The task waits for the end of the execution it begins. */
  readonly watched: boolean;
}

/** The actions of the engine's API that executions take within a commit. */
export interface OwnActions {
  /** Begins an execution, or finds the one that was. @throws AwsError */
  begin(body: JsonObject): { id: number; executionArn: string; startedAt: number };
  /** What a task's token leads to; undefined for an action that takes none. @throws AwsError */
  redeem(action: string, body: JsonObject): { execution: number; stimulus: Stimulus } | undefined;
  /** Why a token is of no use any more. */
  gone(execution: number): Error;
}

export const isOwnAction = (action: string): boolean =>
  action === 'StartExecution' || action.startsWith('SendTask');

/**
 * Carries calls out in a round, together with their answers: after a crash either both have happened or
 * neither has. So a child is started once, and a token is not refused to the one who has already used it.
 */
export function ownCalls(actions: OwnActions, residents: Residents) {
  return (own: OwnCall, round: Round): void => {
    const answer = (outcome: Outcome): void =>
      round.give(own.live, { stimulus: { kind: 'answered', task: own.task, outcome } });
    const refuse = (thrown: unknown): void => answer({ kind: 'failed', exception: exceptionOf(thrown) });
    try {
      if (own.action === 'StartExecution') begin(own, round, answer, refuse);
      else redeem(own, round, answer, refuse);
    } catch (thrown) {
      refuse(thrown);
    }
  };

  type Answer = (outcome: Outcome) => void;
  type Refuse = (thrown: unknown) => void;

  function begin({ live, task, body, watched }: OwnCall, round: Round, answer: Answer, refuse: Refuse): void {
    const { id, executionArn, startedAt } = actions.begin(body);
    const output = { executionArn, startDate: startedAt / 1000 };
    const begun = residents.get(id);
    const watcher = { execution: live.id, task };
    const child = { kind: 'succeeded', output, child: id } as const;
    if (!watched || !begun) answer({ kind: 'succeeded', output });
    else if (begun.state.lastEvent === 0) {
      begun.state.watchers = [...(begun.state.watchers ?? []), watcher];
      answer(child);
    } else {
      const ended = new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
      const stepped = (accepted: boolean): void => (accepted ? answer(child) : refuse(ended));
      round.give(begun, { stimulus: { kind: 'watch', watcher }, stepped });
    }
  }

  function redeem({ action, body }: OwnCall, round: Round, answer: Answer, refuse: Refuse): void {
    const subject = actions.redeem(action, body);
    if (!subject) throw new AwsError('UnknownOperationException', `${action} is not supported`);
    const { execution, stimulus } = subject;
    const target = residents.get(execution);
    if (!target) throw actions.gone(execution);
    const stepped = (accepted: boolean): void =>
      accepted ? answer({ kind: 'succeeded', output: {} }) : refuse(actions.gone(execution));
    round.give(target, { stimulus, stepped });
  }
}
