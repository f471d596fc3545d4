import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { makeWorkflowHistory } from '../../../adapters/stepfunctions/history.ts';
import { TerminalError } from '../../../domain/errors.ts';

const ARN = 'arn:aws:states:eu-central-1:111122223333:stateMachine:luyue-prod-collaboration:live';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const entered = (name: string, timestamp: number) => ({
  type: 'TaskStateEntered',
  timestamp,
  stateEnteredEventDetails: { name },
});

/** A service that answers each request in turn with what is given. */
async function serviceAnswering(...answers: readonly { status?: number; body: object }[]) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const { status = 200, body } = answers[asked.length] ?? { status: 500, body: {} };
    asked.push(await json(request));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const history = makeWorkflowHistory({ collaborationArn: ARN, endpoint: `http://127.0.0.1:${port}` });
  return { history, asked };
}

test('a long history is read page by page, in order', async () => {
  const { history, asked } = await serviceAnswering(
    { body: { events: [entered('Invite creator', 1_700_000_000.123)], nextToken: 'second' } },
    { body: { events: [entered('Collect funding', 1_700_000_060)] } },
  );
  expect(await history.pathsOf('deal_1')).toEqual([
    {
      machine: 'collaboration',
      entered: [
        { state: 'Invite creator', at: '2023-11-14T22:13:20.123Z' },
        { state: 'Collect funding', at: '2023-11-14T22:14:20.000Z' },
      ],
      current: 'Collect funding',
    },
  ]);
  const executionArn = 'arn:aws:states:eu-central-1:111122223333:execution:luyue-prod-collaboration:deal_1';
  expect(asked).toEqual([
    { executionArn, includeExecutionData: false, maxResults: 1_000 },
    { executionArn, includeExecutionData: false, maxResults: 1_000, nextToken: 'second' },
  ]);
});

test('an execution of which nothing is kept has no way', async () => {
  const { history } = await serviceAnswering({ status: 400, body: { __type: 'ExecutionDoesNotExist' } });
  expect(await history.pathsOf('deal_1')).toEqual([]);
});

test('who may not look is told so', async () => {
  const { history } = await serviceAnswering({ status: 400, body: { __type: 'AccessDeniedException' } });
  await expect(history.pathsOf('deal_1')).rejects.toThrow(TerminalError);
});
