import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InvariantViolation } from '../../domain/errors.ts';
import { evidenceIdSchema } from '../../domain/evidence/evidence.ts';
import type { EvidenceFiles, FilePlace } from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import { digestOf } from './fileDigest.ts';
import { DOWNLOAD_SECONDS, UPLOAD_SECONDS } from './lifetimes.ts';
import { signAddress } from './signedAddress.ts';

export interface FolderConfig {
  readonly folder: string;
  /** Where this installation is reached; without a slash at the end. */
  readonly base: string;
  /** Signs the addresses. */
  readonly secret: string;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

/** Evidence in a folder of this machine: a file for each, whole or not there, and never written again. */
export function makeFolderFiles(config: FolderConfig): EvidenceFiles {
  const { folder, wallNow } = config;
  const expiry = (seconds: number) => {
    const expires = Math.floor(wallNow() / 1000) + seconds;
    return { expires, expiresAt: toInstant(expires * 1000) };
  };
  return {
    uploadTarget: async ({ dealId, evidenceId, contentType, size, sha256 }) => {
      const { expires, expiresAt } = expiry(UPLOAD_SECONDS);
      const permission = { dealId, evidenceId, contentType, size, expires, ...(sha256 && { sha256 }) };
      const uploadUrl = signAddress(config, 'PUT', permission);
      return { uploadUrl, method: 'PUT', headers: { 'content-type': contentType }, expiresAt };
    },
    put: (place, _contentType, bytes) => putOnce(folder, place, bytes),
    inspect: async (place) => {
      try {
        return { ...(await digestOf(createReadStream(fileOf(folder, place)))), version: null };
      } catch (error) {
        if (isCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
    read: (place) => readFile(fileOf(folder, place)),
    stream: async (place) => createReadStream(fileOf(folder, place)),
    download: async ({ dealId, evidenceId, contentType, fileName }) => {
      const { expires, expiresAt } = expiry(DOWNLOAD_SECONDS);
      const url = signAddress(config, 'GET', { dealId, evidenceId, contentType, fileName, expires });
      return { url, expiresAt };
    },
  };
}

/** Written beside it and synced, then linked to its name, which fails if the name is taken. */
async function putOnce(folder: string, place: FilePlace, bytes: Uint8Array): Promise<boolean> {
  const target = fileOf(folder, place);
  await mkdir(join(folder, place.dealId), { recursive: true, mode: 0o700 });
  const draft = `${target}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, target);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** @throws InvariantViolation for an id that is none, which could otherwise lead out of the folder */
function fileOf(folder: string, { dealId, evidenceId }: FilePlace): string {
  if (!/^deal_[0-9A-Z]{26}$/.test(dealId) || !evidenceIdSchema.safeParse(evidenceId).success)
    throw new InvariantViolation('evidence is kept under ids only');
  return join(folder, dealId, evidenceId);
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
