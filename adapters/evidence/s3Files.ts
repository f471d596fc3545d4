import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { InvariantViolation } from '../../domain/errors.ts';
import type {
  Download,
  EvidenceFiles,
  FilePlace,
  Upload,
  UploadTarget,
} from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import { attachment } from './downloadHeaders.ts';
import { digestOf } from './fileDigest.ts';
import { DOWNLOAD_SECONDS, UPLOAD_SECONDS } from './lifetimes.ts';
import { isMissing, isTaken, toDomainError } from './s3Errors.ts';
import { keyOf } from './s3Key.ts';

export interface BucketConfig {
  /** Without default checksums: a presigned address cannot know the checksum of bytes it has not seen. */
  readonly client: S3Client;
  /** Versioned, with Object Lock: what was checked can be read again by its version, whatever comes later. */
  readonly bucket: string;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

/** Evidence in a bucket. Clients send bytes straight to it, and get them straight from it. */
export function makeS3Files(config: BucketConfig): EvidenceFiles {
  return {
    uploadTarget: (upload) => uploadTarget(config, upload),
    put: (place, contentType, bytes) => putOnce(config, place, contentType, bytes),
    inspect: (place) => inspect(config, place),
    read: async (place, version) => (await bodyOf(config, place, version)).transformToByteArray(),
    stream: async (place, version) => (await bodyOf(config, place, version)).transformToWebStream(),
    download: (download) => downloadAddress(config, download),
  };
}

/**
 * The address is good for exactly what was announced: so many bytes, of this type, with this hash if one was given,
 * and only while nothing is there. All of it is in the signature, so S3 itself refuses anything else.
 */
async function uploadTarget(
  { client, bucket, wallNow }: BucketConfig,
  upload: Upload,
): Promise<UploadTarget> {
  const { contentType, size, sha256 } = upload;
  const checksum = sha256 === null ? null : Buffer.from(sha256, 'hex').toString('base64');
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: keyOf(upload),
    ContentType: contentType,
    ContentLength: size,
    IfNoneMatch: '*',
    ...(checksum === null ? {} : { ChecksumSHA256: checksum }),
  });
  const named = ['content-type', 'content-length', 'if-none-match', 'x-amz-checksum-sha256'];
  const uploadUrl = await getSignedUrl(client, command, {
    expiresIn: UPLOAD_SECONDS,
    signableHeaders: new Set(['host', ...named]),
    unhoistableHeaders: new Set(named),
  });
  const headers = {
    'content-type': contentType,
    'if-none-match': '*',
    ...(checksum === null ? {} : { 'x-amz-checksum-sha256': checksum }),
  };
  return { uploadUrl, method: 'PUT', headers, expiresAt: toInstant(wallNow() + UPLOAD_SECONDS * 1000) };
}

async function putOnce(
  { client, bucket }: BucketConfig,
  place: FilePlace,
  contentType: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const input = {
    Bucket: bucket,
    Key: keyOf(place),
    ContentType: contentType,
    Body: bytes,
    IfNoneMatch: '*',
  };
  try {
    await client.send(new PutObjectCommand({ ...input, ChecksumAlgorithm: 'SHA256' }));
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw toDomainError(error);
  }
}

async function inspect(config: BucketConfig, place: FilePlace) {
  const found = await get(config, place, null);
  if (found === null) return null;
  try {
    return { ...(await digestOf(found.body.transformToWebStream())), version: found.version };
  } catch (error) {
    throw toDomainError(error);
  }
}

async function bodyOf(config: BucketConfig, place: FilePlace, version: string | null) {
  const found = await get(config, place, version);
  if (found === null) throw new InvariantViolation(`evidence ${place.evidenceId} has no bytes`);
  return found.body;
}

async function get({ client, bucket }: BucketConfig, place: FilePlace, version: string | null) {
  const which = version === null ? {} : { VersionId: version };
  try {
    const { Body, VersionId = null } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: keyOf(place), ...which }),
    );
    return Body === undefined ? null : { body: Body, version: VersionId };
  } catch (error) {
    if (isMissing(error)) return null;
    throw toDomainError(error);
  }
}

async function downloadAddress({ client, bucket, wallNow }: BucketConfig, download: Download) {
  const { contentType, fileName, version } = download;
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: keyOf(download),
    ResponseContentType: contentType,
    ResponseContentDisposition: attachment(fileName),
    ResponseCacheControl: 'private, no-store',
    ...(version === null ? {} : { VersionId: version }),
  });
  const url = await getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
  return { url, expiresAt: toInstant(wallNow() + DOWNLOAD_SECONDS * 1000) };
}
