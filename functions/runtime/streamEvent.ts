import * as z from 'zod/mini';
import { RetryableError } from '../../domain/errors.ts';

const recordSchema = z.object({
  dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.optional(z.unknown()) }),
});
export type PlacedRecord = z.infer<typeof recordSchema>;

/** From the stream itself come batches; by way of a pipe and a bus, one record as the event's detail. */
const batchSchema = z.object({ Records: z.array(recordSchema) });
const singleSchema = z.object({ 'detail-type': z.string(), detail: recordSchema });
const eventSchema = z.union([batchSchema, singleSchema]);

/** Whether an event brings records of the deals table's stream. */
export const isStreamEvent = (event: unknown): boolean => eventSchema.safeParse(event).success;

/** The records of the deals table's stream that an event brings. */
export function recordsIn(event: unknown): readonly PlacedRecord[] {
  const parsed = eventSchema.parse(event);
  return 'Records' in parsed ? parsed.Records : [parsed.detail];
}

/**
 * How a stream is told what to send again. The bus sends again whatever throws.
 * @param failed the places of records that have to come again
 * @throws RetryableError where the record came by the bus
 */
export function reportFailures(event: unknown, failed: readonly string[]) {
  if (failed.length > 0 && !batchSchema.safeParse(event).success) {
    throw new RetryableError('the record comes again');
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
