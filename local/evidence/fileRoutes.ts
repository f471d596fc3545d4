import { createHash } from 'node:crypto';
import { downloadHeaders } from '../../adapters/evidence/downloadHeaders.ts';
import { keyOf } from '../../adapters/evidence/s3Key.ts';
import { FILE_PATH, type Permission, readAddress } from '../../adapters/evidence/signedAddress.ts';
import { MOST_FILE_BYTES } from '../../domain/evidence/types.ts';
import type { EvidenceFiles } from '../../domain/ports/evidence.ts';
import type { LocalRequest, LocalResponse, LocalRoute } from '../gateway/routes.ts';
import { refusal } from '../routes/localhostOnly.ts';

export interface FileRoutesOptions {
  readonly files: EvidenceFiles;
  /** Signs the addresses. */
  readonly secret: string;
  /** Tells the handlers that bytes came, as the bucket's event would. */
  readonly uploaded: (event: unknown) => Promise<unknown>;
}

/**
 * What a bucket's presigned addresses do on AWS: bytes of evidence are put, once, and saved again. An address is its
 * own permission, so these routes ask for nothing else.
 */
export function fileRoutes(options: FileRoutesOptions): LocalRoute[] {
  return [
    {
      method: 'PUT',
      path: FILE_PATH,
      bodyLimitBytes: MOST_FILE_BYTES,
      handle: (request) =>
        whenAllowed(options, 'PUT', request, (allowed) => upload(options, request, allowed)),
    },
    {
      method: 'GET',
      path: FILE_PATH,
      handle: (request) => whenAllowed(options, 'GET', request, (allowed) => download(options, allowed)),
    },
  ];
}

async function whenAllowed(
  { secret }: FileRoutesOptions,
  method: 'PUT' | 'GET',
  { params, query }: LocalRequest,
  proceed: (allowed: Permission) => Promise<LocalResponse>,
): Promise<LocalResponse> {
  const allowed = readAddress(secret, method, params, query, Date.now());
  if (allowed !== null) return proceed(allowed);
  return refusal(403, 'address_not_valid', 'This address was altered, or has expired.');
}

/** Exactly what was announced, and only once. */
async function upload(
  { files, uploaded }: FileRoutesOptions,
  { bytes, headers }: LocalRequest,
  allowed: Permission,
): Promise<LocalResponse> {
  const { size, sha256, contentType } = allowed;
  if (headers['content-type'] !== contentType)
    return refusal(403, 'other_type', `Send content-type: ${contentType}, as announced.`);
  if (bytes.length !== size) return refusal(400, 'other_size', `Send ${size} bytes, as announced.`);
  if (sha256 !== undefined && createHash('sha256').update(bytes).digest('hex') !== sha256)
    return refusal(400, 'other_hash', 'The bytes are not those that were announced.');
  if (!(await files.put(allowed, contentType, bytes)))
    return refusal(412, 'already_there', 'There is a file already, and evidence is never replaced.');
  await uploaded({ detail: { object: { key: keyOf(allowed) } } });
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: '' };
}

async function download({ files }: FileRoutesOptions, allowed: Permission): Promise<LocalResponse> {
  const bytes = await files.read(allowed, null);
  return {
    status: 200,
    headers: downloadHeaders(allowed.contentType, allowed.fileName ?? allowed.evidenceId),
    body: bytes,
  };
}
