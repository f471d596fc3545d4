/** Deal time. Real in production, virtual in drills and tests. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}
