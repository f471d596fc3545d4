import { Readable } from 'node:stream';
import type { CaseFilePlace, CaseFiles } from '../../domain/ports/caseFiles.ts';
import { toInstant } from '../../domain/time.ts';
import { attachment } from '../evidence/downloadHeaders.ts';
import { DOWNLOAD_SECONDS } from '../evidence/lifetimes.ts';
import { isMissing, toDomainError } from '../evidence/s3Errors.ts';
import type { Bucket } from '../s3/bucket.ts';

export interface CaseBucketConfig {
  /** Not the one of evidence, whose Object Lock would keep every copy: this one forgets after a day. */
  readonly bucket: Bucket;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

const ZIP = 'application/zip';
const keyOf = ({ dealId, caseFileId }: CaseFilePlace) => `case-files/${dealId}/${caseFileId}.zip`;

/** A file of a gigabyte takes its time: only a connection on which nothing moves is given up. */
export const CASE_FILE_TIMEOUTS = { connectionTimeout: 1_000, socketTimeout: 30_000 };

/** Case files in a bucket: an answer of a Lambda cannot carry more than 6 MB. */
export function makeS3CaseFiles({ bucket, wallNow }: CaseBucketConfig): CaseFiles {
  return {
    has: async (place) => {
      try {
        await bucket.head(keyOf(place));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw toDomainError(error);
      }
    },
    put: async (place, size, bytes) => {
      const headers = { 'content-type': ZIP, 'content-length': String(size) };
      try {
        await bucket.put(keyOf(place), Readable.from(bytes), headers);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    address: async (place, fileName) => {
      const url = await bucket.presign('GET', keyOf(place), DOWNLOAD_SECONDS, {
        query: {
          'response-content-type': ZIP,
          'response-content-disposition': attachment(fileName),
          'response-cache-control': 'private, no-store',
        },
      });
      return { url, expiresAt: toInstant(wallNow() + DOWNLOAD_SECONDS * 1000) };
    },
  };
}
