import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { makeFolderFiles } from '../../../adapters/evidence/folderFiles.ts';
import { makeS3Client } from '../../../adapters/evidence/s3Client.ts';
import { makeS3Files } from '../../../adapters/evidence/s3Files.ts';
import type { EvidenceFiles } from '../../../domain/ports/evidence.ts';
import { ConfigurationError, provider } from '../provider.ts';
import { publicUrl } from './publicUrl.ts';

const wallNow = () => Date.now();

/** `s3://bucket`, or `file:///folder` with a secret that signs the addresses. Heavy: only for who moves bytes. */
export const evidenceFiles = provider(
  {
    ...publicUrl.env.shape,
    EVIDENCE_LOCATION: z.url(),
    EVIDENCE_URL_SECRET: z.optional(z.string().check(z.minLength(16))),
  },
  ({ EVIDENCE_LOCATION, EVIDENCE_URL_SECRET: secret }, runtime): EvidenceFiles => {
    const location = new URL(EVIDENCE_LOCATION);
    if (location.protocol === 's3:')
      return makeS3Files({ client: makeS3Client(), bucket: location.hostname, wallNow });
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
