import { hash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type Invocation, openEngine } from '../../../local/stepfunctions/index.ts';
import { deal, part } from './deal.ts';
import { Journal } from './journal.ts';

/** The engine as a process of its own, to be killed: serves the wire protocol and prints its port. */
const [file = '', journalFile = ''] = process.argv.slice(2);
const journal = new Journal(journalFile);

/** One in eight fails on its first call; which ones is written in the id, so that each life says the same. */
const failsAtFirst = (id: string): boolean => id.endsWith('/0') && hash('sha256', id, 'hex') < '2';

async function invoke({ functionName, payload }: Invocation): Promise<unknown> {
  const { id, token } = Object(payload);
  if (functionName === 'ask') {
    journal.write({ kind: 'asked', id, token });
    return null;
  }
  const value = randomUUID();
  await delay(Math.random() * 4);
  if (failsAtFirst(id)) throw Object.assign(new Error(`${id} is not ready`), { name: 'NotYet' });
  journal.write({ kind: 'effect', id, value });
  await delay(Math.random() * 4);
  return { id, value };
}

const engine = await openEngine({ file, invoke });
await engine.ensureStateMachine({ name: 'part', definition: JSON.stringify(part) });
const { stateMachineArn } = await engine.ensureStateMachine({
  name: 'deal',
  definition: JSON.stringify(deal),
});
engine.start();
const server = createServer((request, response) => {
  void (async () => {
    const headers = { 'x-amz-target': String(request.headers['x-amz-target']) };
    const answer = await engine.handle({ headers, body: await text(request) });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  })();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ address: server.address(), stateMachineArn })}\n`);
  // Node writes it when a process ends, which none of these does: each life would compile all over again.
  flushCompileCache();
});
