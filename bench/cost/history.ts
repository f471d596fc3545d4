import { GetExecutionHistoryCommand, type HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import type { Luyue } from '../../local/luyue.ts';

/** What surrounds each event where Step Functions logs it: the execution's ARN, the redrive count, the time again. */
const ENVELOPE_BYTES = 260;

/** The execution's events without their data, and their bytes in a log. */
export async function historyOf(
  { runtime: { env } }: Luyue,
  dealId: string,
): Promise<{ historyEvents: number; historyBytes: number }> {
  const client = new SFNClient({
    region: 'local',
    endpoint: env.STEPFUNCTIONS_ENDPOINT ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const executionArn = `${env.COLLABORATION_ARN?.replace(':stateMachine:', ':execution:')}:${dealId}`;
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({
        executionArn,
        includeExecutionData: false,
        maxResults: 1000,
        nextToken,
      }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  client.destroy();
  const historyBytes = events.reduce((sum, event) => sum + ENVELOPE_BYTES + bytesOf(event), 0);
  return { historyEvents: events.length, historyBytes };
}

const bytesOf = (event: HistoryEvent) => Buffer.byteLength(JSON.stringify(event));
