import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { InvariantViolation } from '../../domain/errors.ts';
import type {
  Download,
  EvidenceFiles,
  FilePlace,
  Upload,
  UploadTarget,
} from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import type { Bucket } from '../s3/bucket.ts';
import { attachment } from './downloadHeaders.ts';
import { digestOf } from './fileDigest.ts';
import { DOWNLOAD_SECONDS, UPLOAD_SECONDS } from './lifetimes.ts';
import { isMissing, isTaken, toDomainError } from './s3Errors.ts';
import { keyOf } from './s3Key.ts';

export interface EvidenceBucketConfig {
  /** Versioned, with Object Lock: what was checked can be read again by its version, whatever comes later. */
  readonly bucket: Bucket;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

export const EVIDENCE_TIMEOUTS = {
  connectionTimeout: 1_000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
};

/** Evidence in a bucket. Clients send bytes straight to it, and get them straight from it. */
export function makeS3Files(config: EvidenceBucketConfig): EvidenceFiles {
  return {
    uploadTarget: (upload) => uploadTarget(config, upload),
    put: (place, contentType, bytes) => putOnce(config, place, contentType, bytes),
    inspect: (place) => inspect(config, place),
    read: async (place, version) => buffer(await bodyOf(config, place, version)),
    stream: (place, version) => bodyOf(config, place, version),
    download: (download) => downloadAddress(config, download),
  };
}

/**
 * The address is good for exactly what was announced: so many bytes, of this type, with this hash if one was given,
 * and only while nothing is there. All of it is in the signature, so S3 itself refuses anything else.
 */
async function uploadTarget(
  { bucket, wallNow }: EvidenceBucketConfig,
  upload: Upload,
): Promise<UploadTarget> {
  const { contentType, size, sha256 } = upload;
  const headers = {
    'content-type': contentType,
    'if-none-match': '*',
    ...(sha256 === null ? {} : { 'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64') }),
  };
  const uploadUrl = await bucket.presign('PUT', keyOf(upload), UPLOAD_SECONDS, {
    headers: { ...headers, 'content-length': String(size) },
  });
  return { uploadUrl, method: 'PUT', headers, expiresAt: toInstant(wallNow() + UPLOAD_SECONDS * 1000) };
}

async function putOnce(
  { bucket }: EvidenceBucketConfig,
  place: FilePlace,
  contentType: string,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    await bucket.put(keyOf(place), bytes, {
      'content-type': contentType,
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw toDomainError(error);
  }
}

async function inspect(config: EvidenceBucketConfig, place: FilePlace) {
  const found = await get(config, place, null);
  if (found === null) return null;
  try {
    return { ...(await digestOf(found.body)), version: found.headers['x-amz-version-id'] ?? null };
  } catch (error) {
    throw toDomainError(error);
  }
}

async function bodyOf(config: EvidenceBucketConfig, place: FilePlace, version: string | null) {
  const found = await get(config, place, version);
  if (found === null) throw new InvariantViolation(`evidence ${place.evidenceId} has no bytes`);
  return found.body;
}

async function get({ bucket }: EvidenceBucketConfig, place: FilePlace, version: string | null) {
  try {
    return await bucket.get(keyOf(place), version);
  } catch (error) {
    if (isMissing(error)) return null;
    throw toDomainError(error);
  }
}

async function downloadAddress({ bucket, wallNow }: EvidenceBucketConfig, download: Download) {
  const { contentType, fileName, version } = download;
  const url = await bucket.presign('GET', keyOf(download), DOWNLOAD_SECONDS, {
    query: {
      'response-content-type': contentType,
      'response-content-disposition': attachment(fileName),
      'response-cache-control': 'private, no-store',
      ...(version === null ? {} : { versionId: version }),
    },
  });
  return { url, expiresAt: toInstant(wallNow() + DOWNLOAD_SECONDS * 1000) };
}
