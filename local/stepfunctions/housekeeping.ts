import type { EngineClock } from './clock.ts';
import type { Store } from './store/store.ts';
import { redrivableMs } from './wire/redrive.ts';

const dayMs = 86_400_000;
const roundMs = 3_600_000;
/** Between two batches of one round, for the executions to go on. */
const breathMs = 20;

/**
 * Takes old finished executions away, every hour of real time and in small batches; their age is counted on
 * the engine's clock. Real time, because a virtual clock would see a timer that never ends.
 * @returns what stops it
 */
export function keepHouse(store: Store, clock: EngineClock, keepFinishedDays: number): () => void {
  let timer: NodeJS.Timeout;
  const tidy = (): void => {
    const nowMs = clock.now();
    store.machines.finishDeletions();
    const more = store.prune({
      finishedBefore: nowMs - keepFinishedDays * dayMs,
      redrivableBefore: nowMs - redrivableMs,
    });
    next(more ? breathMs : roundMs);
  };
  const next = (delayMs: number): void => {
    timer = setTimeout(tidy, delayMs);
    timer.unref();
  };
  next(breathMs);
  return () => clearTimeout(timer);
}
