import * as z from 'zod/mini';
import { defineAction } from './action.ts';
import { reasonSchema, webAddressSchema } from './texts.ts';

/** The brand says that the work is online no more; an operator looks at it. */
export const reportDown = defineAction({
  payload: z.strictObject({ url: z.optional(webAddressSchema), note: z.optional(reasonSchema) }),
  eventType: 'deal.work_reported_down.v1',
});
