import { ofEachTask, type Retrier, type Rule } from './machine.ts';

/** The states that everything that went wrong may end in. */
const PLACES_FOR_FAILURES = ['Ask operator', 'Wait for recovery'];

const haveTimeouts = ofEachTask((_, { TimeoutSeconds }) =>
  TimeoutSeconds === undefined ? ['has no TimeoutSeconds'] : [],
);

/** A deadline is nothing to retry, and `States.ALL` would retry what must not be. */
const names = ({ ErrorEquals }: Retrier) =>
  ErrorEquals.filter((error) => /^States\.(ALL|TaskFailed|Timeout)$/.test(error));

const retryByName = ofEachTask((_, { Retry = [] }) => {
  const [first, ...rest] = Retry;
  if (first === undefined || rest.length === 0) return ['has no Retry'];
  const faults = Retry.flatMap(names).map((error) => `retries ${error}`);
  for (const terminal of ['TerminalError', 'InvariantViolation', 'ContractViolation']) {
    if (!first.ErrorEquals.includes(terminal)) faults.push(`does not give up on ${terminal} first`);
  }
  if (first.MaxAttempts !== 0) faults.push('retries terminal errors');
  const retried = rest.flatMap((one) => one.ErrorEquals);
  if (!retried.includes('RetryableError')) faults.push('does not retry RetryableError');
  return faults;
});

const retryWithPatience = ofEachTask((_, { Retry = [] }) =>
  Retry.slice(1).flatMap(({ BackoffRate = 0, MaxDelaySeconds, MaxAttempts = 0, JitterStrategy }) => [
    ...(BackoffRate > 1 ? [] : ['has no backoff']),
    ...(MaxDelaySeconds === undefined ? ['has no MaxDelaySeconds'] : []),
    ...(MaxAttempts > 0 ? [] : ['has no MaxAttempts']),
    ...(JitterStrategy === 'FULL' ? [] : ['has no full jitter']),
  ]),
);

const catchEverything = ofEachTask((_, { Catch = [] }) => {
  const last = Catch.at(-1);
  if (last?.ErrorEquals.join() !== 'States.ALL') return ['does not catch States.ALL last'];
  return PLACES_FOR_FAILURES.includes(last.Next) ? [] : [`takes failures to ${last.Next}`];
});

export const taskRules = { haveTimeouts, retryByName, retryWithPatience, catchEverything } satisfies Record<
  string,
  Rule
>;
