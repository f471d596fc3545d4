import * as z from 'zod/mini';
import type { DueIndex } from '../../domain/ports/due.ts';
import { deliverWebhooks } from '../../functions/events/deliverWebhooks.ts';
import { sendReminders } from '../../functions/events/sendReminders.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Lambdas } from '../lambdas.ts';
import { type DueWatch, watchDue } from './dueWatch.ts';

const remindedSchema = z.object({ failedDeals: z.int() });
const deliveredSchema = z.object({ failedTries: z.int() });

/** What schedules do on AWS: reminders go out when they fall due, and webhooks are tried again. */
export function sweepWhenDue(options: {
  index: DueIndex;
  timeline: Timeline;
  lambdas: Lambdas;
  onError: (error: unknown) => void;
}): DueWatch {
  const { index, timeline, lambdas, onError } = options;
  const remind = lambdas.handlerOf(sendReminders);
  const deliver = lambdas.handlerOf(deliverWebhooks);
  const parts = { index, timeline, onError };
  const watches = [
    watchDue({
      ...parts,
      kind: 'reminder',
      sweep: async () => remindedSchema.parse(await remind({})).failedDeals === 0,
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
