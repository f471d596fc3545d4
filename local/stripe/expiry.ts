import type { Timeline } from './timeline.ts';

export interface Expiry {
  start(): void;
  /** Sets the one timer to the next session that ends; after every commit. */
  arm(): void;
  stop(): void;
}

interface Parts {
  readonly timeline: Timeline;
  /** When the next open session ends, in Unix seconds. */
  readonly nextDue: () => number | undefined;
  /** Ends those whose time is over, in a transaction after which `arm` is called again. */
  readonly expireDue: () => void;
}

export const makeExpiry = ({ timeline, nextDue, expireDue }: Parts): Expiry => {
  let running = false;
  let disarm: (() => void) | undefined;
  const arm = (): void => {
    if (!running) return;
    disarm?.();
    const due = nextDue();
    disarm = due === undefined ? undefined : timeline.at(due * 1000, expireDue);
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
