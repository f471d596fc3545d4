import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { WorkflowRestarts, Workflows } from '../../domain/ports/workflows.ts';
import { makeSignedClient } from '../aws/signedClient.ts';
import { meaningOf } from './errors.ts';

export interface StepFunctionsSettings {
  /** State machine or alias that runs `collaboration`. */
  readonly collaborationArn: string;
  /** Only where the service is not AWS's own. */
  readonly endpoint?: string | undefined;
}

const LOCAL = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const addressIn = (region: string): string =>
  `https://states.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;

/**
 * The workflow service as AWS Step Functions, or anything that speaks its protocol: three calls of it
 * (https://docs.aws.amazon.com/step-functions/latest/apireference/).
 */
export function makeWorkflows({
  collaborationArn,
  endpoint,
}: StepFunctionsSettings): Workflows & WorkflowRestarts {
  const client = makeSignedClient({
    service: 'states',
    address: (region) => endpoint ?? addressIn(region),
    maxAttempts: 4,
    timeouts: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...(endpoint === undefined ? {} : LOCAL),
  });
  const call = async (action: string, input: Readonly<Record<string, string>>): Promise<void> => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AWSStepFunctions.${action}`,
    };
    await text((await client.send({ method: 'POST', path: '/', headers, body: JSON.stringify(input) })).body);
  };
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
      const [machine = ''] = /^.*:stateMachine:[^:]+/.exec(collaborationArn) ?? [];
      const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${dealId}`;
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
