import { useSyncExternalStore } from 'react';

const SECOND = 1_000;
const CLOCK_PERIOD = 5 * SECOND;

/** How far deals' time is ahead of the browser's: not zero only where a drill moved it. */
let aheadMillis = 0;
const listeners = new Set<() => void>();
let shown = Date.now();

/** Now, as the deals see it (epoch ms). */
const dealNow = (): number => Date.now() + aheadMillis;

/**
 * Begins to tell the time; when this is done it is right.
 * @param clockUrl asked for the time where it is not the time of the world
 */
export async function startClock(clockUrl: string | null): Promise<void> {
  setInterval(tell, SECOND);
  if (clockUrl !== null) {
    await readClock(clockUrl);
    setInterval(() => void readClock(clockUrl), CLOCK_PERIOD);
  }
  tell();
}

function tell(): void {
  if (document.visibilityState === 'hidden') return;
  shown = dealNow();
  for (const listener of listeners) listener();
}

async function readClock(clockUrl: string): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  const response = await fetch(clockUrl).catch(() => null);
  // The deals' own answers will say it if the server is gone.
  if (response?.ok !== true) return;
  const { now }: { now: string } = await response.json();
  aheadMillis = Date.parse(now) - Date.now();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Now (epoch ms), and again each time another `step` has begun. What is days away need not be drawn each second.
 * @param stepMillis at least a second
 */
export function useDealNow(stepMillis: number = SECOND): number {
  return useSyncExternalStore(subscribe, () => Math.floor(shown / stepMillis) * stepMillis);
}
