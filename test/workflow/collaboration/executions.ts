import { GetExecutionHistoryCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import type { MachineName } from '../../../workflows/definition.ts';
import type { TestLuyue } from '../../harness/luyue.ts';

function environment({ luyue }: TestLuyue, machine: MachineName): { arn: string; endpoint: string } {
  const { COLLABORATION_ARN: arn, STEPFUNCTIONS_ENDPOINT: endpoint } = luyue.runtime.env;
  if (arn === undefined || endpoint === undefined) throw new Error('this Luyue runs no workflows');
  return { arn: arn.replace(/collaboration$/, machine), endpoint };
}

function clientOf(h: TestLuyue): SFNClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SFNClient({ region: 'local', credentials, endpoint: environment(h, 'collaboration').endpoint });
}

/** Every execution of a machine with its status; those of deals by deal. */
export async function executionStatuses(
  h: TestLuyue,
  machine: MachineName = 'collaboration',
): Promise<Record<string, string>> {
  const client = clientOf(h);
  const found: Record<string, string> = {};
  const pages = paginateListExecutions({ client }, { stateMachineArn: environment(h, machine).arn });
  for await (const { executions = [] } of pages)
    for (const { name = '', status = '' } of executions) found[name] = status;
  client.destroy();
  return found;
}

/** The states that an execution went through, in order; of a deal's machine if no other is named. */
export async function statesEntered(
  h: TestLuyue,
  name: string,
  machine: MachineName = 'collaboration',
): Promise<string[]> {
  const client = clientOf(h);
  const executionArn = `${environment(h, machine).arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const states: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken ? { nextToken } : {}) }),
    );
    for (const { stateEnteredEventDetails: entered } of page.events ?? [])
      if (entered?.name) states.push(entered.name);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  client.destroy();
  return states;
}
