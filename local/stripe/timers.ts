import type { Timeline } from './timeline.ts';

/** What the sandbox does by itself when its time has come. */
export interface Timers {
  start(): void;
  /** Sets the one timer to the next thing that is due; after every commit. */
  arm(): void;
  stop(): void;
}

interface Parts {
  readonly timeline: Timeline;
  /** When the next thing is due, in Unix seconds. */
  readonly nextDue: () => number | undefined;
  /** Does what is due, in a transaction after which `arm` is called again. */
  readonly runDue: () => void;
}

export const makeTimers = ({ timeline, nextDue, runDue }: Parts): Timers => {
  let running = false;
  let disarm: (() => void) | undefined;
  const arm = (): void => {
    if (!running) return;
    disarm?.();
    const due = nextDue();
    disarm = due === undefined ? undefined : timeline.at(due * 1000, runDue);
  };
  return {
    start: () => {
      running = true;
      arm();
    },
    arm,
    stop: () => {
      running = false;
      disarm?.();
    },
  };
};
