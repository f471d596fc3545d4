import * as z from 'zod/mini';
import { defineAction } from './action.ts';
import { evidenceIdsSchema, reasonSchema } from './texts.ts';

const nameSchema = z.string().check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(100));

/** The brand has sent the sample, or another one in its place. */
export const ship = defineAction({
  payload: z.strictObject({ carrier: nameSchema, trackingNumber: nameSchema }),
  eventType: 'deal.sample_shipped.v1',
  effect: (deal, { carrier, trackingNumber }, { at }) => {
    const { shipments = 0, defects = 0, defectAt = null } = deal.sample ?? {};
    const sample = { shipments: shipments + 1, carrier, trackingNumber, shippedAt: at, defects, defectAt };
    return { changes: { sample }, data: { carrier, trackingNumber, shipment: sample.shipments } };
  },
});

export const confirmReceipt = defineAction({
  payload: z.strictObject({}),
  eventType: 'deal.sample_received.v1',
  effect: (_deal, _payload, { at }) => ({ changes: { sampleEndedAt: at } }),
});

/** What arrived cannot be used, or nothing did: the brand sends another one. */
export const reportDefect = defineAction({
  payload: z.strictObject({ description: reasonSchema, evidenceIds: z.optional(evidenceIdsSchema) }),
  eventType: 'deal.sample_defect_reported.v1',
  effect: ({ sample }, payload, { at }) => {
    if (sample === null) return { code: 'action_not_available', message: 'No sample was sent yet.' };
    const defects = sample.defects + 1;
    return { changes: { sample: { ...sample, defects, defectAt: at } }, data: { ...payload, defects } };
  },
});

/** Who is owed something does without it: the creator without the sample, the brand without further watching. */
export const waive = defineAction({
  payload: z.strictObject({}),
  eventType: 'deal.waived.v1',
  effect: ({ gate }, _payload, { at }) =>
    gate?.name === 'sample_shipment' ? { changes: { sampleEndedAt: at } } : {},
});
