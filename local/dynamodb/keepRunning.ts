import { setTimeout as delay } from 'node:timers/promises';
import type { GuardedChild } from './guardedChild.ts';

const deathsAllowed = 5;
const withinMs = 60_000;
const firstDelayMs = 50;

export interface KeptRunning {
  stop(): Promise<void>;
}

/**
 * Starts a child again whenever it ends, sooner at first and later each time; gives up when it ends more than
 * five times in a minute, tells `onGivenUp` and leaves it stopped.
 * @throws whatever the first `start` throws
 */
export async function keepRunning(
  start: () => Promise<GuardedChild>,
  onGivenUp: (error: Error) => void,
): Promise<KeptRunning> {
  let child: GuardedChild | undefined = await start();
  const stopped = new AbortController();
  let deaths: number[] = [];

  const revive = async (reason: string): Promise<GuardedChild | undefined> => {
    const now = performance.now();
    deaths = [...deaths.filter((at) => at > now - withinMs), now];
    if (deaths.length > deathsAllowed) {
      onGivenUp(new Error(`The database ended ${deaths.length} times within a minute, last with ${reason}.`));
      return undefined;
    }
    await delay(firstDelayMs * 2 ** (deaths.length - 1));
    if (stopped.signal.aborted) return undefined;
    return start().catch((error: unknown) => revive(String(error)));
  };

  const watch = async () => {
    while (child !== undefined) {
      const { reason, stderr } = await child.ended;
      if (stopped.signal.aborted) return;
      child = await revive(`${reason} ${stderr}`.trim());
    }
  };

  const watching = watch();
  return {
    stop: async () => {
      stopped.abort();
      await child?.stop();
      await watching;
      await child?.stop();
    },
  };
}
