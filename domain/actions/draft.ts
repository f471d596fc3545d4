import * as z from 'zod/mini';
import { defineAction } from './action.ts';
import { evidenceIdsSchema, reasonSchema, webAddressSchema } from './texts.ts';

const draftSchema = z
  .strictObject({
    url: z.optional(webAddressSchema),
    evidenceIds: z.optional(evidenceIdsSchema),
    note: z.optional(reasonSchema),
  })
  .check(
    z.refine(({ url, evidenceIds = [] }) => url !== undefined || evidenceIds.length > 0, {
      error: 'must be given where no file is',
      path: ['url'],
    }),
  );

/** The creator shows the work before it is published. */
export const submitDraft = defineAction({
  payload: draftSchema,
  eventType: 'deal.draft_submitted.v1',
  effect: (_deal, payload, { at }) => {
    const { url = null, evidenceIds = [] } = payload;
    return { changes: { draft: { url, at, evidenceIds }, status: 'reviewing' }, data: { ...payload } };
  },
});
