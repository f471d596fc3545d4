import * as z from 'zod/mini';
import type { DueIndex } from '../../domain/ports/due.ts';
import { deliverWebhooks } from '../../functions/events/deliverWebhooks.ts';
import { workRecheck } from '../../functions/events/recheckWork.ts';
import { sendReminders } from '../../functions/events/sendReminders.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Lambdas } from '../lambdas.ts';
import { type DueWatch, watchDue } from './dueWatch.ts';

const sweptSchema = z.object({ failedDeals: z.int() });
const deliveredSchema = z.object({ failedTries: z.int() });

/** What schedules do on AWS: reminders go out when they fall due, webhooks are tried again, and work is looked at again. */
export function sweepWhenDue(options: {
  index: DueIndex;
  timeline: Timeline;
  lambdas: Lambdas;
  onError: (error: unknown) => void;
}): DueWatch {
  const { index, timeline, lambdas, onError } = options;
  const remind = lambdas.handlerOf(sendReminders);
  const deliver = lambdas.handlerOf(deliverWebhooks);
  const recheck = lambdas.handlerOf(workRecheck);
  const parts = { index, timeline, onError };
  const watches = [
    watchDue({
      ...parts,
      kind: 'reminder',
      sweep: async () => sweptSchema.parse(await remind({})).failedDeals === 0,
    }),
    watchDue({
      ...parts,
      kind: 'recheck',
      sweep: async () => sweptSchema.parse(await recheck({})).failedDeals === 0,
    }),
    watchDue({
      ...parts,
      kind: 'webhook',
      sweep: async () => deliveredSchema.parse(await deliver({})).failedTries === 0,
    }),
  ];
  return {
    nudge: () => {
      for (const watch of watches) watch.nudge();
    },
    close: async () => {
      await Promise.all(watches.map((watch) => watch.close()));
    },
  };
}
