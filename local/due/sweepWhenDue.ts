import * as z from 'zod/mini';
import { type DueIndex, type DueKind, dueKindSchema } from '../../domain/ports/due.ts';
import { deliverWebhooks } from '../../functions/events/deliverWebhooks.ts';
import { workRecheck } from '../../functions/events/recheckWork.ts';
import { sendReminders } from '../../functions/events/sendReminders.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Lambdas } from '../lambdas.ts';
import { watchDue } from './dueWatch.ts';

const sweptSchema = z.object({ failedDeals: z.int() });
const deliveredSchema = z.object({ failedTries: z.int() });

export interface Sweeps {
  /** Something was written: what falls due next of these kinds may have changed. */
  nudge(changed: Iterable<DueKind>): void;
  close(): Promise<void>;
}

/** What schedules do on AWS: reminders go out when they fall due, webhooks are tried again, and work is looked at again. */
export function sweepWhenDue(options: {
  index: DueIndex;
  timeline: Timeline;
  lambdas: Lambdas;
  onError: (error: unknown) => void;
}): Sweeps {
  const { index, timeline, lambdas, onError } = options;
  const remind = lambdas.handlerOf(sendReminders);
  const deliver = lambdas.handlerOf(deliverWebhooks);
  const recheck = lambdas.handlerOf(workRecheck);
  const parts = { index, timeline, onError };
  const sweeps: Readonly<Record<DueKind, () => Promise<boolean>>> = {
    reminder: async () => sweptSchema.parse(await remind({})).failedDeals === 0,
    recheck: async () => sweptSchema.parse(await recheck({})).failedDeals === 0,
    webhook: async () => deliveredSchema.parse(await deliver({})).failedTries === 0,
  };
  const kinds = dueKindSchema.options;
  const watches = new Map(kinds.map((kind) => [kind, watchDue({ ...parts, kind, sweep: sweeps[kind] })]));
  return {
    nudge: (changed) => {
      for (const kind of changed) watches.get(kind)?.nudge();
    },
    close: async () => {
      await Promise.all([...watches.values()].map((watch) => watch.close()));
    },
  };
}
