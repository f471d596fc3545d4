import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine, virtualClock } from '../../../local/stepfunctions/index.ts';
import { World } from './world.ts';

/** What befalls the engine once so many answers have been given since the last time. */
export interface Interruption {
  /** `crash`: all that was not on disk at that moment is gone, the last answer among it. */
  readonly kind: 'close' | 'crash';
  readonly answers: number;
}

export interface Outcome {
  readonly ending: unknown;
  /** Timestamps aside. */
  readonly history: unknown;
  readonly transitions: number;
}

/** Longer than any program here can take; the timers of a day and more are the engine's own. */
const longestMs = 86_400_000;

/** One program on one engine, with what interrupts it. */
export class Interrupted {
  readonly #folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  readonly #clock = virtualClock(0);
  readonly #world = new World((token, answer) => void this.#redeem(token, answer));
  #engine: Engine | undefined;
  #lives = 0;
  #durable = false;

  async run(definition: string, interruptions: readonly Interruption[]): Promise<Outcome> {
    this.#durable = interruptions.length > 0;
    const engine = await this.#open();
    const { stateMachineArn } = await engine.ensureStateMachine({ name: 'm', definition });
    await engine.call('StartExecution', { stateMachineArn, name: 'x', input: '{"n":0,"path":""}' });
    const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':x');
    const pending = [...interruptions];
    let answers = 0;
    for (;;) {
      await settled();
      if (this.#world.answerOne()) {
        answers += 1;
        if (answers !== pending[0]?.answers) continue;
        answers = 0;
        await this.#interrupt(pending.shift()?.kind);
      } else if ((await this.#describe(executionArn)).status !== 'RUNNING')
        return this.#outcome(executionArn);
      else this.#letTimePass();
    }
  }

  async end(): Promise<void> {
    await this.#engine?.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** @throws Error when the program should be over by now: the engine has forgotten something */
  #letTimePass(): void {
    if (this.#clock.now() > longestMs) throw new Error('the execution waits for nothing');
    this.#clock.step();
  }

  /** Nothing to copy is needed where nothing interrupts. */
  get #file(): string {
    return this.#durable ? join(this.#folder, `${this.#lives}.db`) : ':memory:';
  }

  async #open(): Promise<Engine> {
    const life = this.#lives;
    const engine = await openEngine({
      file: this.#file,
      clock: this.#clock,
      seed: 'seed',
      invoke: (call) => (life === this.#lives ? this.#world.invoke(call) : new Promise(() => undefined)),
    });
    this.#engine = engine;
    engine.start();
    return engine;
  }

  /** A crash leaves the files as they are on disk; the engine that goes on with the old ones is dead to us. */
  async #interrupt(kind: Interruption['kind'] | undefined): Promise<void> {
    const [old, from] = [this.#engine, this.#file];
    if (kind === 'close') await old?.close();
    this.#world.forgetCalls();
    this.#lives += 1;
    for (const suffix of ['', '-wal']) {
      if (existsSync(from + suffix)) copyFileSync(from + suffix, this.#file + suffix);
    }
    if (kind === 'crash') await old?.close();
    await this.#open();
  }

  async #redeem(taskToken: string, answer: object): Promise<void> {
    const engine = this.#engine;
    const sent =
      'error' in answer
        ? engine?.call('SendTaskFailure', { taskToken, ...answer })
        : engine?.call('SendTaskSuccess', { taskToken, output: JSON.stringify(answer) });
    try {
      await sent;
    } catch (error) {
      if (engine !== this.#engine) return;
      if (!(error instanceof Error) || error.name !== 'TaskTimedOut') throw error;
    }
    if (engine === this.#engine) this.#world.settle(taskToken);
  }

  async #describe(executionArn: string): Promise<Record<string, unknown>> {
    return Object(await this.#engine?.call('DescribeExecution', { executionArn }));
  }

  async #outcome(executionArn: string): Promise<Outcome> {
    const { status, output, error, cause } = await this.#describe(executionArn);
    const page = await this.#engine?.call('GetExecutionHistory', { executionArn, maxResults: 1000 });
    const events: Record<string, unknown>[] = Object(page).events;
    return {
      ending: { status, output, error, cause },
      history: events.map((event) => ({ ...event, timestamp: 0 })),
      transitions: this.#engine?.stateTransitions(executionArn) ?? 0,
    };
  }
}

/** The engine has worked off what it was told: it waits for nothing but turns of the event loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export async function outcome(definition: string, interruptions: readonly Interruption[]): Promise<Outcome> {
  const interrupted = new Interrupted();
  try {
    return await interrupted.run(definition, interruptions);
  } finally {
    await interrupted.end();
  }
}
