import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { meaningOf } from './errors.ts';

export interface StepFunctionsSettings {
  /** State machine or alias that runs `collaboration`. */
  readonly collaborationArn: string;
  /** Only where the service is not AWS's own. */
  readonly endpoint?: string | undefined;
}

/** The workflow service as AWS Step Functions, or anything that speaks its protocol. */
export function makeWorkflows({ collaborationArn, endpoint }: StepFunctionsSettings): Workflows {
  const elsewhere = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const client = new SFNClient({
    maxAttempts: 4,
    ...(endpoint === undefined ? {} : { ...elsewhere, endpoint }),
  });
  return {
    async startCollaboration(dealId, outlook) {
      const input = JSON.stringify({ outlook });
      const start = new StartExecutionCommand({ stateMachineArn: collaborationArn, name: dealId, input });
      try {
        await client.send(start);
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning !== 'exists') throw meaning;
      }
    },
    async wake(taskToken, wakeUp) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(wakeUp) }));
        return true;
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === 'not_waiting') return false;
        throw meaning;
      }
    },
  };
}
