import { type ChildProcess, spawn } from 'node:child_process';

/** How a child ended: its exit code or signal, or why it could not be started, with its last words. */
export interface Ending {
  reason: string;
  stderr: string;
}

export interface GuardedChild {
  /** Resolves when the child has ended; never rejects. */
  ended: Promise<Ending>;
  /** Resolves once `text` appeared on the child's standard error; stays open if it never does. */
  said(text: string): Promise<void>;
  /** Asks the child to end, makes it end after five seconds, and resolves when it has. */
  stop(): Promise<void>;
}

/**
 * Runs the program and watches a pipe from this process: the pipe closes when this process ends, even by
 * SIGKILL, and the program is told to end. Its own process group keeps Ctrl-C in a terminal from reaching it
 * before its owner has finished with it.
 */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- &
served=$!
(read -r _ <&3; kill "$served") 2>/dev/null &
watch=$!
exec 3<&-
wait "$served"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

const stopWithinMs = 5_000;
const keptStderrChars = 4_000;

export function spawnGuarded(program: string, args: string[]): GuardedChild {
  const posix = process.platform !== 'win32';
  const env = { PATH: process.env.PATH };
  const child = posix
    ? spawn('/bin/sh', ['-c', guard, 'guard', program, ...args], {
        stdio: ['pipe', 'ignore', 'pipe'],
        detached: true,
        env,
      })
    : spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], env });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-keptStderrChars);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ reason: error.message, stderr }));
    child.once('exit', (code, signal) => {
      child.stdin.destroy();
      resolve({ reason: signal ?? `exit code ${code}`, stderr });
    });
  });
  return {
    ended,
    said: (text) =>
      new Promise((resolve) => {
        const look = () => {
          if (!stderr.includes(text)) return;
          child.stderr.off('data', look);
          resolve();
        };
        child.stderr.on('data', look);
        look();
      }),
    stop: () => stop(child, ended, posix),
  };
}

async function stop(child: ChildProcess, ended: Promise<Ending>, posix: boolean): Promise<void> {
  if (posix) child.stdin?.destroy();
  else child.kill();
  const force = setTimeout(() => forceGroup(child, posix), stopWithinMs);
  await ended;
  clearTimeout(force);
}

function forceGroup(child: ChildProcess, posix: boolean): void {
  if (child.pid === undefined) return;
  process.kill(posix ? -child.pid : child.pid, 'SIGKILL');
}
