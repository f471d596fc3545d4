import * as z from 'zod/mini';
import { rebuildRecords as rebuild } from '../record/rebuild.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { conform } from '../runtime/contract.ts';
import { deals } from '../runtime/providers/deals.ts';
import { records } from '../runtime/providers/records.ts';
import { lambda } from '../runtime/step.ts';

/** `cursor` is where the call before stopped. */
const eventSchema = z.strictObject({ cursor: z._default(z.nullable(z.string()), null) });

/** A Lambda may run 15 minutes. */
const WORKING_MILLIS = 10 * 60_000;

/** Called by hand, until it answers `cursor: null`: every closed deal is counted again (docs/runbooks/records.md). */
export const rebuildRecords = defineConsumer({
  name: 'rebuildRecords',
  needs: { deals, records },
  make: (services) => async (event) => {
    const { cursor } = conform(eventSchema, event, 'the event of rebuildRecords');
    const endsAt = performance.now() + WORKING_MILLIS;
    return rebuild(services, cursor, () => performance.now() < endsAt);
  },
});
export const handler = lambda(rebuildRecords);
