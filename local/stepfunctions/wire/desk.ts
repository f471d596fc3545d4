import type { Home } from '../arn.ts';
import type { EngineClock } from '../clock.ts';
import type { Offer } from '../definition/resource.ts';
import type { Outside } from '../scheduler/invocation.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { Store } from '../store/store.ts';

/** What the API's actions work with. */
export interface Desk {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly clock: EngineClock;
  readonly home: Home;
  /** Who carries out the calls of a state that is tested by itself. */
  readonly outside: Outside;
  /** What definitions may call besides functions. */
  readonly offer: Offer;
  /** Starts not on disk yet, by machine and name, so that a second one at the same moment finds the first. */
  readonly starting: Map<string, Starting>;
}

export interface Starting {
  readonly id: number;
  readonly input: string;
  readonly startedAt: number;
  readonly stored: Promise<boolean>;
}
