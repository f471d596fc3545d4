import {
  CreateStateMachineCommand,
  type CreateStateMachineCommandInput,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach } from 'vitest';
import {
  type Engine,
  type Invocation,
  openEngine,
  type VirtualClock,
  virtualClock,
} from '../../../local/stepfunctions/index.ts';
import { served } from './served.ts';

export const roleArn = 'arn:aws:iam::000000000000:role/any';
export const arn = (rest: string): string => `arn:aws:states:us-east-1:000000000000:${rest}`;

export const machine = (States: Record<string, unknown>, fields: object = {}): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States, ...fields });

/** Ends at once with `output`. */
export const giving = (output: unknown): string =>
  machine({ Only: { Type: 'Pass', Output: output, End: true } });

/** Waits an hour. */
export const waiting = machine({ Rest: { Type: 'Wait', Seconds: 3600, End: true } });

/** Calls a function of that name with the state's input. */
export const task = (functionName: string, fields: object = { End: true }): Record<string, unknown> => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...fields,
});

export interface Wired {
  readonly engine: Engine;
  readonly client: SFNClient;
  readonly clock: VirtualClock;
  /** What the machines' functions do; replaced by the tests. */
  invoke: (call: Invocation) => Promise<unknown>;
  create(definition: string, fields?: Partial<CreateStateMachineCommandInput>): Promise<string>;
  /** Starts and lets it run as far as it goes without time passing. */
  start(stateMachineArn: string, input?: unknown, name?: string): Promise<string>;
  describe(executionArn: string): ReturnType<typeof describe>;
  history(executionArn: string): Promise<HistoryEvent[]>;
}

const describe = (client: SFNClient, executionArn: string) =>
  client.send(new DescribeExecutionCommand({ executionArn }));

/** An engine in virtual time behind the official client, fresh for every test. */
export function wired(): Wired {
  const around: { engine?: Engine; client?: SFNClient; clock?: VirtualClock; close?: () => Promise<void> } =
    {};
  beforeEach(async () => {
    around.clock = virtualClock(Date.UTC(2026, 0, 1));
    self.invoke = async ({ payload }) => payload;
    around.engine = await openEngine({
      file: ':memory:',
      seed: 'a seed',
      clock: around.clock,
      invoke: (call) => self.invoke(call),
    });
    around.engine.start();
    const { client, close } = await served(around.engine);
    Object.assign(around, { client, close });
  });
  afterEach(async () => {
    await around.close?.();
    await around.engine?.close();
  });
  const self: Wired = {
    get engine() {
      return present(around.engine);
    },
    get client() {
      return present(around.client);
    },
    get clock() {
      return present(around.clock);
    },
    invoke: async ({ payload }) => payload,
    async create(definition, fields = {}) {
      const request = { name: 'machine', definition, roleArn, ...fields };
      return present((await self.client.send(new CreateStateMachineCommand(request))).stateMachineArn);
    },
    async start(stateMachineArn, input = {}, name) {
      const started = await self.client.send(
        new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }),
      );
      await self.engine.idle();
      return present(started.executionArn);
    },
    describe: (executionArn) => describe(self.client, executionArn),
    async history(executionArn) {
      const { events } = await self.client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
      );
      return present(events);
    },
  };
  return self;
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there');
  return value;
}
