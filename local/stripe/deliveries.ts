import type { Outbox, OutboxEntry } from './outbox.ts';
import type { Timeline } from './timeline.ts';

const mostAtOnce = 16;
const firstPauseMs = 1000;
const longestPauseMs = 60 * 60 * 1000;

/** 1 s, 2 s, 4 s … up to an hour. */
export const pauseAfter = (attempts: number): number =>
  Math.min(firstPauseMs * 2 ** attempts, longestPauseMs);

export interface Deliveries {
  start(): void;
  /** Looks for events to deliver: after every commit and every delivery. */
  wake(): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly outbox: Outbox;
  readonly timeline: Timeline;
  /** Resolves to what went wrong, or `null` when the receiver confirmed. */
  readonly send: (body: string, abort: AbortSignal) => Promise<string | null>;
}

/**
 * Delivers what is in the outbox until it is confirmed, the events of one object in their order. An event
 * may arrive twice (a kill between the receiver's answer and our note of it), as with Stripe.
 */
export const makeDeliveries = ({ outbox, timeline, send }: Parts): Deliveries => {
  const underWay = new Map<string, Promise<void>>();
  const abort = new AbortController();
  let running = false;
  let disarm: (() => void) | undefined;

  const deliver = async ({ seq, objectId, body, attempts }: OutboxEntry): Promise<void> => {
    const failure = await send(body, abort.signal);
    underWay.delete(objectId);
    if (!running) return;
    if (failure === null) outbox.confirm(seq);
    else outbox.postpone(seq, timeline.now() + pauseAfter(attempts), failure);
    wake();
  };

  const wake = (): void => {
    if (!running) return;
    disarm?.();
    const heads = outbox.heads(mostAtOnce + underWay.size).filter(({ objectId }) => !underWay.has(objectId));
    const ripe = heads.filter(({ dueAt }) => dueAt <= timeline.now());
    for (const entry of ripe.slice(0, mostAtOnce - underWay.size))
      underWay.set(entry.objectId, timeline.track(deliver(entry)));
    const next = heads[ripe.length];
    disarm = next === undefined ? undefined : timeline.at(next.dueAt, wake);
  };

  return {
    start: () => {
      running = true;
      outbox.hurry();
      wake();
    },
    wake,
    stop: async () => {
      running = false;
      disarm?.();
      abort.abort();
      await Promise.all(underWay.values());
    },
  };
};
