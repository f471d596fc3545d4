import * as z from 'zod/mini';
import type { DealEvent } from '../../domain/deal/event.ts';
import { parseEvent } from './dealItems.ts';

/** As Lambda and the stream's own API hand it over. A deletion has no new image. */
export interface StreamRecord {
  readonly dynamodb?: { readonly NewImage?: unknown } | undefined;
}

/** Attributes as the wire has them: `{"S": "text"}`. */
const eventImageSchema = z.object({
  kind: z.object({ S: z.literal('event') }),
  event: z.object({ S: z.string() }),
});

/**
 * The event that a record of the deals table's stream tells of, or `null` when it tells of something else.
 * @throws InvariantViolation for an event that cannot be read
 */
export function toDealEvent(record: StreamRecord): DealEvent | null {
  const image = eventImageSchema.safeParse(record.dynamodb?.NewImage);
  return image.success ? parseEvent(image.data.event.S) : null;
}

const deliveredImageSchema = z.object({
  kind: z.object({ S: z.literal('event') }),
  type: z.object({ S: z.literal('deal.delivered.v1') }),
  event: z.object({ S: z.string() }),
});
const reportImageSchema = z.object({
  kind: z.object({ S: z.literal('evidence') }),
  reportDealId: z.object({ S: z.string() }),
});

/**
 * The deal whose work is to be looked at because of a record: it was handed in, or somebody reported of it. `null`
 * for any other record. @throws InvariantViolation for an event that cannot be read
 */
export function dealToVerify(record: StreamRecord): string | null {
  const image = record.dynamodb?.NewImage;
  const delivered = deliveredImageSchema.safeParse(image);
  if (delivered.success) return parseEvent(delivered.data.event.S).dealId;
  const report = reportImageSchema.safeParse(image);
  return report.success ? report.data.reportDealId.S : null;
}

const newDeliverySchema = z.object({
  kind: z.object({ S: z.literal('delivery') }),
  news: z.object({ S: z.literal('yes') }),
  delivery: z.object({
    M: z.object({ endpointId: z.object({ S: z.string() }), id: z.object({ S: z.string() }) }),
  }),
});

/** The webhook's delivery that a record says is to be sent now, or `null` for any other record. */
export function toNewDelivery(record: StreamRecord): { endpointId: string; id: string } | null {
  const image = newDeliverySchema.safeParse(record.dynamodb?.NewImage);
  if (!image.success) return null;
  const { endpointId, id } = image.data.delivery.M;
  return { endpointId: endpointId.S, id: id.S };
}
