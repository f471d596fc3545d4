import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { makeFolderFiles } from '../../../adapters/evidence/folderFiles.ts';
import { EVIDENCE_TIMEOUTS, makeS3Files } from '../../../adapters/evidence/s3Files.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import type { EvidenceFiles } from '../../../domain/ports/evidence.ts';
import { ConfigurationError, provider } from '../provider.ts';
import { publicUrl } from './publicUrl.ts';

const wallNow = () => Date.now();

/** `s3://bucket`, or `file:///folder` with a secret that signs the addresses. */
export const evidenceFiles = provider(
  {
    ...publicUrl.env.shape,
    EVIDENCE_LOCATION: z.url(),
    EVIDENCE_URL_SECRET: z.optional(z.string().check(z.minLength(16))),
  },
  ({ EVIDENCE_LOCATION, EVIDENCE_URL_SECRET: secret }, runtime): EvidenceFiles => {
    const location = new URL(EVIDENCE_LOCATION);
    if (location.protocol === 's3:') {
      const bucket = openBucket({ bucket: location.hostname, timeouts: EVIDENCE_TIMEOUTS });
      return makeS3Files({ bucket, wallNow });
    }
    if (location.protocol !== 'file:' || secret === undefined) {
      throw new ConfigurationError('EVIDENCE_LOCATION is s3://bucket, or file:///… with EVIDENCE_URL_SECRET');
    }
    return makeFolderFiles({
      folder: fileURLToPath(location),
      base: publicUrl.of(runtime),
      secret,
      wallNow,
    });
  },
);
