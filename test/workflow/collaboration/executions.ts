import { GetExecutionHistoryCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import type { TestLuyue } from '../../harness/luyue.ts';

function environment({ luyue }: TestLuyue): { arn: string; endpoint: string } {
  const { COLLABORATION_ARN: arn, STEPFUNCTIONS_ENDPOINT: endpoint } = luyue.runtime.env;
  if (arn === undefined || endpoint === undefined) throw new Error('this Luyue runs no workflows');
  return { arn, endpoint };
}

function clientOf(h: TestLuyue): SFNClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SFNClient({ region: 'local', credentials, endpoint: environment(h).endpoint });
}

/** Every execution with its status, by deal. */
export async function executionStatuses(h: TestLuyue): Promise<Record<string, string>> {
  const client = clientOf(h);
  const found: Record<string, string> = {};
  const pages = paginateListExecutions({ client }, { stateMachineArn: environment(h).arn });
  for await (const { executions = [] } of pages)
    for (const { name = '', status = '' } of executions) found[name] = status;
  client.destroy();
  return found;
}

/** The states that a deal's machine went through, in order. */
export async function statesEntered(h: TestLuyue, dealId: string): Promise<string[]> {
  const client = clientOf(h);
  const executionArn = `${environment(h).arn.replace(':stateMachine:', ':execution:')}:${dealId}`;
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
