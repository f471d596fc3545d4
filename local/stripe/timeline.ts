/** The host's time, real or virtual. Any object of this shape will do. */
export interface Timeline {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Arms a timer (at once when due already); the function returned takes it back. */
  at(dueMs: number, fire: () => void | Promise<void>): () => void;
  /** Marks work under way: virtual time stands still until it is done. */
  track<T>(work: Promise<T>): Promise<T>;
}
