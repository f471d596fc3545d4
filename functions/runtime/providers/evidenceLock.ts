import * as z from 'zod/mini';
import { EVIDENCE_TIMEOUTS } from '../../../adapters/evidence/s3Files.ts';
import { makeS3Lock } from '../../../adapters/evidence/s3Lock.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import type { EvidenceLock } from '../../../domain/ports/evidence.ts';
import { ConfigurationError, provider } from '../provider.ts';

/** For `s3://bucket`, so many days from the upload on; `null` for a folder, which cannot keep anybody from deleting. */
export const evidenceLock = provider(
  {
    EVIDENCE_LOCATION: z.url(),
    EVIDENCE_LOCK_DAYS: z.optional(z.string().check(z.regex(/^[1-9]\d{0,4}$/))),
  },
  ({ EVIDENCE_LOCATION, EVIDENCE_LOCK_DAYS: days }): EvidenceLock | null => {
    const { protocol, hostname } = new URL(EVIDENCE_LOCATION);
    if (protocol !== 's3:') return null;
    if (days === undefined) throw new ConfigurationError('EVIDENCE_LOCK_DAYS is needed with s3://bucket');
    const bucket = openBucket({ bucket: hostname, timeouts: EVIDENCE_TIMEOUTS });
    return makeS3Lock({ bucket, days: Number(days), wallNow: () => Date.now() });
  },
);
