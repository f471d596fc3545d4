import * as z from 'zod/mini';
import type { DueIndex } from '../../domain/ports/due.ts';
import { sendReminders } from '../../functions/events/sendReminders.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Lambdas } from '../lambdas.ts';
import { type DueWatch, watchDue } from './dueWatch.ts';

const sweptSchema = z.object({ failedDeals: z.int() });

/** What schedules do on AWS: reminders go out when they fall due. */
export function sweepWhenDue(options: {
  index: DueIndex;
  timeline: Timeline;
  lambdas: Lambdas;
  onError: (error: unknown) => void;
}): DueWatch {
  const { index, timeline, lambdas, onError } = options;
  const remind = lambdas.handlerOf(sendReminders);
  return watchDue({
    kind: 'reminder',
    index,
    timeline,
    sweep: async () => sweptSchema.parse(await remind({})).failedDeals === 0,
    onError,
  });
}
