import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Engine,
  type EngineOptions,
  openEngine,
  type VirtualClock,
  virtualClock,
} from '../../../local/stepfunctions/index.ts';

type Fields = Record<string, unknown>;
export interface Described {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export const machineOf = (States: Fields): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States });
export const arnOf = (machine: string, name: string): string =>
  `arn:aws:states:us-east-1:000000000000:execution:${machine}:${name}`;
export const machineArnOf = (machine: string): string =>
  `arn:aws:states:us-east-1:000000000000:stateMachine:${machine}`;

/** An engine on a file of its own in virtual time, that can be closed and opened again. */
export class Played {
  readonly clock: VirtualClock = virtualClock(Date.UTC(2026, 0, 1));
  readonly folder = mkdtempSync(join(tmpdir(), 'played-'));
  #engine: Engine | undefined;

  async open(options: Partial<EngineOptions> = {}): Promise<Engine> {
    await this.#engine?.close();
    const file = join(this.folder, 'engine.db');
    const invoke: EngineOptions['invoke'] = async ({ payload }) => payload;
    this.#engine = await openEngine({ file, clock: this.clock, seed: 's', invoke, ...options });
    return this.#engine;
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('not opened');
    return this.#engine;
  }

  /** Starts execution `name` of machine `machine`, made of these states. */
  async start(states: Fields, name = 'x', input: unknown = {}, machine = 'm'): Promise<string> {
    const { stateMachineArn } = await this.engine.ensureStateMachine({
      name: machine,
      definition: machineOf(states),
    });
    this.engine.start();
    await this.engine.call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
    return arnOf(machine, name);
  }

  /** Lets time jump from timer to timer until the execution has ended. */
  async finish(executionArn: string): Promise<Described> {
    await this.engine.idle();
    for (let state = await this.describe(executionArn); ; state = await this.describe(executionArn)) {
      if (state.status !== 'RUNNING' || this.clock.nextDue() === undefined) return state;
      this.clock.step();
      await this.engine.idle();
    }
  }

  async run(states: Fields, input: unknown = {}): Promise<Described> {
    return this.finish(await this.start(states, 'x', input));
  }

  async describe(executionArn: string): Promise<Described> {
    const { status, output, error, cause } = Object(
      await this.engine.call('DescribeExecution', { executionArn }),
    );
    return { status, error, cause, ...(output === undefined ? {} : { output: JSON.parse(output) }) };
  }

  async events(executionArn: string): Promise<Fields[]> {
    const all: Fields[] = [];
    for (let nextToken: unknown; ; ) {
      const page = Object(
        await this.engine.call('GetExecutionHistory', { executionArn, maxResults: 1000, nextToken }),
      );
      all.push(...page.events);
      nextToken = page.nextToken;
      if (nextToken === undefined) return all;
    }
  }

  async types(executionArn: string): Promise<unknown[]> {
    return (await this.events(executionArn)).map(({ type }) => type);
  }

  async end(): Promise<void> {
    await this.#engine?.close();
    rmSync(this.folder, { recursive: true });
  }
}
