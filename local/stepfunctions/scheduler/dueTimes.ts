import type { EngineClock } from '../clock.ts';
import { nextDue } from '../interpreter/execution.ts';
import type { Store } from '../store/store.ts';
import { alarm } from './alarm.ts';
import type { Live } from './live.ts';

/** How many due executions are woken in one commit; the rest follows at once. */
const wakeLimit = 1000;

/**
 * When the next of all timers is due. Within a burst of steps the alarm is only ever brought forward, from
 * what is in memory; when the burst is over, the store says it exactly.
 */
export class DueTimes {
  readonly #store: Store;
  readonly #clock: EngineClock;
  readonly #alarm: ReturnType<typeof alarm>;
  /** More may be due than what was last found. */
  #overdue = false;

  constructor(store: Store, clock: EngineClock, ring: () => void) {
    this.#store = store;
    this.#clock = clock;
    this.#alarm = alarm(clock, ring);
  }

  get overdue(): boolean {
    return this.#overdue;
  }

  /** The execution has stepped: the alarm goes off no later than it wants. */
  expect({ ended, state }: Live): void {
    const dueMs = ended ? undefined : nextDue(state);
    if (dueMs !== undefined) this.#alarm.bring(dueMs);
  }

  /** Executions whose time has come, the earliest first; when there are none, the clock is armed for the next. */
  found(): number[] {
    const { executions } = this.#store;
    const dueMs = executions.firstDue();
    const nowMs = this.#clock.now();
    this.#overdue = dueMs !== undefined && dueMs <= nowMs;
    if (this.#overdue) return executions.due(nowMs, wakeLimit);
    this.#alarm.set(dueMs);
    return [];
  }

  disarm(): void {
    this.#alarm.disarm();
  }
}
