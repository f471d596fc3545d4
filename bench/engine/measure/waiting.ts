import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, openEngine } from '../../../local/stepfunctions/index.ts';
import { abreast } from '../load.ts';
import { quantile } from '../statistics.ts';

/** Half of them wait for a token, half for a timer three weeks ahead. */
const waiting = 100_000;
const woken = 1000;
const threeWeeksMs = 21 * 86_400_000;

/** After its wait each kind calls `woken`, which shows outside that it goes on. */
const machine = (wait: object) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Hold',
  States: {
    Hold: { ...wait, Next: 'Go on' },
    'Go on': {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:woken',
      TimeoutSeconds: 60,
      End: true,
    },
  },
});
const forToken = machine({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
  TimeoutSeconds: threeWeeksMs / 1000,
});
const forTimer = machine({ Type: 'Wait', Timestamp: '{% $states.input.until %}' });

type Asked = (token: string) => void;
type Woken = (payload: unknown) => void;

async function open(folder: string, asked: Asked, wake: Woken) {
  const engine = await openEngine({
    file: join(folder, 'engine.db'),
    seed: 'bench',
    invoke: async ({ functionName, payload }) => {
      if (functionName === 'ask') asked(String(payload));
      else wake(payload);
    },
  });
  const ensure = async (name: string, definition: object) =>
    (await engine.ensureStateMachine({ name, definition: JSON.stringify(definition) })).stateMachineArn;
  return { engine, token: await ensure('token', forToken), timer: await ensure('timer', forTimer) };
}

const megabytes = (bytes: number): number => bytes / 1_000_000;

export type Filled = { rssMb: number; startsPerSecond: number; diskBytesEach: number };

/** Starts them all; `rssMb` is the process's size with all of them open. */
export async function fillWaiting(folder: string): Promise<Filled> {
  const tokens: string[] = [];
  const { engine, token, timer } = await open(
    folder,
    (given) => tokens.push(given),
    () => undefined,
  );
  engine.start();
  const until = new Date(Date.now() + threeWeeksMs).toISOString();
  let number = 0;
  const begun = performance.now();
  await abreast(64, waiting, async () => {
    const at = number++;
    const stateMachineArn = at % 2 === 0 ? token : timer;
    await engine.call('StartExecution', {
      stateMachineArn,
      name: `deal-${at}`,
      input: `{"until":"${until}"}`,
    });
  });
  await engine.idle();
  const startsPerSecond = (waiting * 1000) / (performance.now() - begun);
  const rssMb = megabytes(process.memoryUsage().rss);
  const sample = Array.from({ length: woken }, () => tokens.splice(randomInt(tokens.length), 1)[0]);
  await engine.close();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(sample));
  return { rssMb, startsPerSecond, diskBytesEach: bytes / waiting };
}

export type Restarted = {
  readyMs: number;
  rssMb: number;
  tokenP99Ms: number;
  timerP99Ms: number;
  rssAfterMb: number;
};

/** In a new process: `readyMs` counts from the birth of the process until all that was due has been done. */
export async function restartWaiting(folder: string): Promise<Restarted> {
  const wakings: Woken[] = [];
  const { engine, timer } = await open(
    folder,
    () => undefined,
    (payload) => wakings.shift()?.(payload),
  );
  engine.start();
  await engine.idle();
  const readyMs = performance.now();
  const rssMb = megabytes(process.memoryUsage().rss);
  const tokenP99Ms = quantile(await wakeByToken(engine, folder, wakings), 0.99);
  const timerP99Ms = quantile(await wakeByTimer(engine, timer, wakings), 0.99);
  const rssAfterMb = megabytes(process.memoryUsage().rss);
  await engine.close();
  return { readyMs, rssMb, tokenP99Ms, timerP99Ms, rssAfterMb };
}

/** From the answer being sent until the next function is called, one after the other. */
async function wakeByToken(engine: Engine, folder: string, wakings: Woken[]): Promise<number[]> {
  const latenciesMs: number[] = [];
  const tokens: string[] = JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'));
  for (const taskToken of tokens) {
    const { promise: woke, resolve } = Promise.withResolvers<unknown>();
    wakings.push(resolve);
    const begun = performance.now();
    await engine.call('SendTaskSuccess', { taskToken, output: '{}' });
    await woke;
    latenciesMs.push(performance.now() - begun);
  }
  return latenciesMs;
}

/** From the due time, all of them different, until the next function is called. */
async function wakeByTimer(engine: Engine, machineArn: string, wakings: Woken[]): Promise<number[]> {
  const firstMs = Date.now() + 3000;
  const latenciesMs: number[] = [];
  const all = Array.from({ length: woken }, () => {
    const { promise: woke, resolve } = Promise.withResolvers<void>();
    wakings.push((payload) => {
      latenciesMs.push(Date.now() - Date.parse(Object(payload).until));
      resolve();
    });
    return woke;
  });
  let number = 0;
  await abreast(64, woken, async () => {
    const at = number++;
    const input = JSON.stringify({ until: new Date(firstMs + at * 3).toISOString() });
    await engine.call('StartExecution', { stateMachineArn: machineArn, name: `soon-${at}`, input });
  });
  await Promise.all(all);
  return latenciesMs;
}
