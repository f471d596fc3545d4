import type { EngineClock } from '../clock.ts';

/** The one armed timer: however many executions wait, only the next due time concerns the clock. */
export function alarm(clock: EngineClock, ring: () => void) {
  let armed: { dueMs: number; cancel: () => void } | undefined;
  const disarm = (): void => {
    armed?.cancel();
    armed = undefined;
  };
  return {
    /** Arms for `dueMs`; undefined disarms. */
    set(dueMs: number | undefined): void {
      if (armed?.dueMs === dueMs) return;
      disarm();
      if (dueMs === undefined) return;
      const cancel = clock.at(dueMs, () => {
        armed = undefined;
        ring();
      });
      armed = { dueMs, cancel };
    },
    /** Arms for `dueMs` unless it is armed for an earlier time. */
    bring(dueMs: number): void {
      if (armed === undefined || dueMs < armed.dueMs) this.set(dueMs);
    },
    disarm,
  };
}
