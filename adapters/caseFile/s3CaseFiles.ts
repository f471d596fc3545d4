import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CaseFilePlace, CaseFiles } from '../../domain/ports/caseFiles.ts';
import { toInstant } from '../../domain/time.ts';
import { attachment } from '../evidence/downloadHeaders.ts';
import { DOWNLOAD_SECONDS } from '../evidence/lifetimes.ts';
import { isMissing, toDomainError } from '../evidence/s3Errors.ts';

export interface CaseBucketConfig {
  /** Not the one of evidence, whose Object Lock would keep every copy: this one forgets after a day. */
  readonly bucket: string;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

const ZIP = 'application/zip';
const keyOf = ({ dealId, caseFileId }: CaseFilePlace) => `case-files/${dealId}/${caseFileId}.zip`;

/** A file of a gigabyte takes its time: only a connection on which nothing moves is given up. */
function makeClient(): S3Client {
  const requestHandler = { connectionTimeout: 1_000, socketTimeout: 30_000 };
  return new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', maxAttempts: 5, requestHandler });
}

/** Case files in a bucket: an answer of a Lambda cannot carry more than 6 MB. */
export function makeS3CaseFiles({ bucket, wallNow }: CaseBucketConfig): CaseFiles {
  const client = makeClient();
  return {
    has: async (place) => {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(place) }));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw toDomainError(error);
      }
    },
    put: async (place, size, bytes) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(place),
        ContentType: ZIP,
        ContentLength: size,
        Body: Readable.from(bytes),
      });
      try {
        await client.send(command);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    address: async (place, fileName) => {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: keyOf(place),
        ResponseContentType: ZIP,
        ResponseContentDisposition: attachment(fileName),
        ResponseCacheControl: 'private, no-store',
      });
      const url = await getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
      return { url, expiresAt: toInstant(wallNow() + DOWNLOAD_SECONDS * 1000) };
    },
  };
}
