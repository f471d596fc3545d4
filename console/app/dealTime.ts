import { useSyncExternalStore } from 'react';

const SECOND = 1_000;
const CLOCK_PERIOD = 5 * SECOND;

/** How far deals' time is ahead of the browser's: not zero only where a drill moved it. */
let aheadMillis = 0;
const listeners = new Set<() => void>();
let shown = Date.now();

/** Now, as the deals see it (epoch ms). */
export const dealNow = (): number => Date.now() + aheadMillis;

/** @param clockUrl asked for the time where it is not the time of the world */
export function startClock(clockUrl: string | null): void {
  shown = dealNow();
  setInterval(() => {
    if (document.visibilityState === 'hidden') return;
    shown = dealNow();
    for (const listener of listeners) listener();
  }, SECOND);
  if (clockUrl === null) return;
  const readClock = async () => {
    if (document.visibilityState === 'hidden') return;
    const response = await fetch(clockUrl).catch(() => null);
    // The deals' own answers will say it if the server is gone.
    if (response?.ok !== true) return;
    const { now }: { now: string } = await response.json();
    aheadMillis = Date.parse(now) - Date.now();
  };
  void readClock();
  setInterval(() => void readClock(), CLOCK_PERIOD);
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
