import type { TaskState } from '../../definition/machine.ts';
import { drawUuid } from '../../draws.ts';
import { serviceFailure } from '../../integrations/exception.ts';
import type { Failure, Outcome } from '../event.ts';
import type { Run } from '../run.ts';

type Failed = Extract<Outcome, { kind: 'failed' }>;

/** The failure as the integration gives it: a service's own exceptions are put into its words. */
export function failureOf(run: Run, { resource }: TaskState, { exception, error, cause }: Failed): Failure {
  if (exception && resource.kind === 'service') {
    return serviceFailure(resource, exception, () => drawUuid(run.draws));
  }
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}
