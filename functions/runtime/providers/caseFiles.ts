import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { makeFolderCaseFiles } from '../../../adapters/caseFile/folderCaseFiles.ts';
import { CASE_FILE_TIMEOUTS, makeS3CaseFiles } from '../../../adapters/caseFile/s3CaseFiles.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import type { CaseFiles } from '../../../domain/ports/caseFiles.ts';
import { ConfigurationError, provider } from '../provider.ts';
import { publicUrl } from './publicUrl.ts';

const wallNow = () => Date.now();

/** `s3://bucket`, or `file:///folder` with the secret that signs the addresses of evidence too. */
export const caseFiles = provider(
  {
    ...publicUrl.env.shape,
    CASE_FILE_LOCATION: z.url(),
    EVIDENCE_URL_SECRET: z.optional(z.string().check(z.minLength(16))),
  },
  ({ CASE_FILE_LOCATION, EVIDENCE_URL_SECRET: secret }, runtime): CaseFiles => {
    const location = new URL(CASE_FILE_LOCATION);
    if (location.protocol === 's3:') {
      const bucket = openBucket({ bucket: location.hostname, timeouts: CASE_FILE_TIMEOUTS });
      return makeS3CaseFiles({ bucket, wallNow });
    }
    if (location.protocol !== 'file:' || secret === undefined) {
      throw new ConfigurationError(
        'CASE_FILE_LOCATION is s3://bucket, or file:///… with EVIDENCE_URL_SECRET',
      );
    }
    const base = publicUrl.of(runtime);
    return makeFolderCaseFiles({ folder: fileURLToPath(location), base, secret, wallNow });
  },
);
