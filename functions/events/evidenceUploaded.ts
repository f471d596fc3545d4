import * as z from 'zod/mini';
import { placeAt } from '../../adapters/evidence/s3Key.ts';
import { inspectUpload } from '../evidence/inspectUpload.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { evidenceLock } from '../runtime/providers/evidenceLock.ts';
import { lambda } from '../runtime/step.ts';

/** "Object Created" of a bucket as EventBridge hands it over; the one-machine mode says the same of its folder. */
const eventSchema = z.object({
  detail: z.object({ object: z.object({ key: z.string(), 'version-id': z.optional(z.string()) }) }),
});

/** Bytes came: from now on nobody deletes them, and what was awaited by an upload address is ready, or refused. */
export const evidenceUploaded = defineConsumer({
  name: 'evidenceUploaded',
  needs: { evidence, files: evidenceFiles, lock: evidenceLock },
  make: (services) => async (event) => {
    const { key, 'version-id': version = null } = eventSchema.parse(event).detail.object;
    const place = placeAt(key);
    if (place === null) return;
    await services.lock?.lock(place, version);
    await inspectUpload(services, place);
  },
});
export const handler = lambda(evidenceUploaded);
