import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import type { Secrets } from '../../../local/secrets.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Generous: other tests may have the processor. Nothing waits so long that works. */
export const PATIENCE = { timeout: 40_000, interval: 50 };

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** `node local/main.ts`, as `npm start` runs it, with a virtual clock. */
export class LuyueProcess {
  readonly url: string;
  readonly ended: Promise<Exit>;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.url = `http://127.0.0.1:${port}`;
    this.#child = child;
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
  }

  /** Starts it without waiting for anything. In a process group of its own, as a terminal would. */
  static async launch(
    dataDir: string,
    settings: Record<string, string> = {},
    user: { uid?: number } = {},
    cwd = ROOT,
  ): Promise<LuyueProcess> {
    const port = await quietPort();
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: String(port),
      LUYUE_DATA_DIR: dataDir,
      LUYUE_CLOCK: 'virtual',
      ...settings,
    };
    const child = spawn(process.execPath, ['local/main.ts'], { cwd, env, detached: true, ...user });
    return new LuyueProcess(port, child);
  }

  /** Starts it and waits until it is ready. @throws Error with its last words when it ends instead */
  static async start(
    dataDir: string,
    settings: Record<string, string> = {},
    cwd = ROOT,
  ): Promise<LuyueProcess> {
    const started = await LuyueProcess.launch(dataDir, settings, {}, cwd);
    let exit: Exit | undefined;
    void started.ended.then((ended) => {
      exit = ended;
    });
    await vi.waitUntil(async () => {
      if (exit !== undefined) throw new Error(`it ended with ${exit.code}: ${exit.stderr}`);
      return fetch(`${started.url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    }, PATIENCE);
    return started;
  }

  /** To the whole group, as Ctrl-C in a terminal; resolves when the process has ended. */
  async signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<Exit> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
    return this.ended;
  }

  async request<T>(
    method: string,
    path: string,
    options: { key?: string; body?: unknown; idempotencyKey?: string } = {},
  ): Promise<Answer<T>> {
    const { key, body, idempotencyKey } = options;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  async brandKey(): Promise<string> {
    const { body } = await this.request<Pick<Secrets, 'brandApiKey'>>('GET', '/_local/credentials');
    return body.brandApiKey;
  }
}

/** Every process whose command line names `text`, such as the database of a data folder. */
export function processesNaming(text: string): string[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes(text));
}

/** Below those that systems give out by themselves, so that no other test is given it before a process has it. */
async function quietPort(): Promise<number> {
  const port = randomInt(10_000, 32_000);
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return isFree ? port : quietPort();
}
