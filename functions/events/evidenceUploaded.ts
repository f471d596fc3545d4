import * as z from 'zod/mini';
import { placeAt } from '../../adapters/evidence/s3Key.ts';
import { inspectUpload } from '../evidence/inspectUpload.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { evidenceFiles } from '../runtime/providers/evidenceFiles.ts';
import { lambda } from '../runtime/step.ts';

/** "Object Created" of a bucket as EventBridge hands it over; the one-machine mode says the same of its folder. */
const eventSchema = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** Bytes came by an upload address: from now on the evidence is ready, or refused. */
export const evidenceUploaded = defineConsumer({
  name: 'evidenceUploaded',
  needs: { evidence, files: evidenceFiles },
  make: (services) => async (event) => {
    const place = placeAt(eventSchema.parse(event).detail.object.key);
    if (place !== null) await inspectUpload(services, place);
  },
});
export const handler = lambda(evidenceUploaded);
