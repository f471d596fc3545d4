import { CannotPlay } from './cannotPlay.ts';

/** One more play than may run at once. */
export class TooManyPlays extends Error {
  override readonly name = 'TooManyPlays';
}

export interface Bounds {
  readonly mostAtOnce: number;
  readonly timeoutMillis: number;
}

/**
 * Runs plays so that no more than a few are under way, each for a bounded time.
 * @throws TooManyPlays at once, CannotPlay `simulation_took_too_long` after the time-out
 */
export function boundedPlays({ mostAtOnce, timeoutMillis }: Bounds) {
  let running = 0;
  return async <T>(play: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (running >= mostAtOnce) throw new TooManyPlays();
    running += 1;
    const signal = AbortSignal.timeout(timeoutMillis);
    try {
      return await play(signal);
    } catch (error) {
      if (!signal.aborted || error !== signal.reason) throw error;
      const seconds = Math.round(timeoutMillis / 1000);
      throw new CannotPlay('simulation_took_too_long', `The play was given up after ${seconds} seconds.`);
    } finally {
      running -= 1;
    }
  };
}
