import { randomUUID } from 'node:crypto';
import type { WorkflowRestarts, Workflows } from '../../domain/ports/workflows.ts';
import { executionOf, makeCall } from './call.ts';
import { meaningOf } from './errors.ts';

export interface StepFunctionsSettings {
  /** State machine or alias that runs `collaboration`. */
  readonly collaborationArn: string;
  /** Only where the service is not AWS's own. */
  readonly endpoint?: string | undefined;
}

/**
 * The workflow service as AWS Step Functions, or anything that speaks its protocol: three calls of it
 * (https://docs.aws.amazon.com/step-functions/latest/apireference/).
 */
export function makeWorkflows({
  collaborationArn,
  endpoint,
}: StepFunctionsSettings): Workflows & WorkflowRestarts {
  const call = makeCall(endpoint);
  return {
    async startCollaboration(dealId, outlook) {
      const input = JSON.stringify({ outlook });
      try {
        await call('StartExecution', { stateMachineArn: collaborationArn, name: dealId, input });
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning !== 'exists') throw meaning;
      }
    },
    async restartCollaboration(dealId) {
      const executionArn = executionOf(collaborationArn, dealId);
      try {
        await call('RedriveExecution', { executionArn, clientToken: randomUUID() });
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning !== 'not_redrivable') throw meaning;
      }
    },
    async wake(taskToken, wakeUp) {
      try {
        await call('SendTaskSuccess', { taskToken, output: JSON.stringify(wakeUp) });
        return true;
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === 'not_waiting') return false;
        throw meaning;
      }
    },
  };
}
