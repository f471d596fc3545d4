import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./crashingProcess.ts', import.meta.url));

export interface Reply {
  readonly ok: boolean;
  /** The result, or the exception with its name in `__type`. */
  readonly body: Record<string, unknown>;
}

/** One run of the engine's process, from its birth until it is killed. */
export class Life {
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  readonly #exited: Promise<unknown>;
  #url = '';
  stateMachineArn = '';

  constructor(file: string, journal: string) {
    this.#process = spawn(process.execPath, [script, file, journal], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#exited = once(this.#process, 'exit');
  }

  /** Resolves once it serves. @throws Error when it ends by itself before */
  async serves(): Promise<void> {
    for await (const line of createInterface(this.#process.stdout)) {
      const { address, stateMachineArn } = JSON.parse(line);
      this.#url = `http://127.0.0.1:${address.port}`;
      this.stateMachineArn = stateMachineArn;
      return;
    }
    throw new Error('the engine ended before it served');
  }

  /** One action; undefined when the process died before it answered: then nobody knows whether it happened. */
  async call(action: string, body: object): Promise<Reply | undefined> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'x-amz-target': `AWSStepFunctions.${action}` },
        body: JSON.stringify(body),
      });
      return { ok: response.ok, body: Object(await response.json()) };
    } catch (error) {
      if (this.killed) return undefined;
      throw error;
    }
  }

  get killed(): boolean {
    return this.#process.killed;
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
  }
}
