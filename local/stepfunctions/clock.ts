export interface EngineClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `fire` once at `dueMs` (epoch milliseconds) or later; returns what cancels it. */
  at(dueMs: number, fire: () => void): () => void;
}

/** Node's timers overflow past this and would fire at once; a longer wait is taken in pieces. */
const longestTimerMs = 2_147_483_647;

export const realClock: EngineClock = {
  now: () => Date.now(),
  at(dueMs, fire) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const rest = dueMs - Date.now();
      timer =
        rest > longestTimerMs ? setTimeout(arm, longestTimerMs) : setTimeout(() => fire(), Math.max(0, rest));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
