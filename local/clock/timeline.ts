/**
 * The time everything on this machine runs on: real, or virtual so that a deal of months can be played in a
 * second. Whoever waits arms a timer here instead of calling `setTimeout`, and whoever works says so, so that
 * virtual time stands still until the work is done.
 */
export interface Timeline {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Calls `fire` once `now()` has reached `dueMs` (epoch milliseconds), never synchronously; at once if it
   * already has. Returns the cancellation, which does nothing after the timer fired.
   */
  at(dueMs: number, fire: Fire): () => void;
  /**
   * Virtual time does not move on while `work` is under way. Work that waits for a timer must not be tracked
   * (it would wait for ever), unless that timer is already due. Returns the outcome of `work`.
   */
  track<T>(work: Promise<T>): Promise<T>;
  /**
   * `settle` is asked before virtual time moves: it does what it can do now and answers true when it found
   * nothing left to do. It tracks only work that it found, or time would never move. Returns the removal.
   */
  addProbe(settle: Probe): () => void;
}

export type Fire = () => void | Promise<void>;
export type Probe = () => Promise<boolean>;
