import { randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvariantViolation } from '../../domain/errors.ts';
import { CASE_FILE_ID, type CaseFilePlace, type CaseFiles } from '../../domain/ports/caseFiles.ts';
import { toInstant } from '../../domain/time.ts';
import { DOWNLOAD_SECONDS } from '../evidence/lifetimes.ts';
import { signCaseAddress } from './signedCaseAddress.ts';

export interface CaseFolderConfig {
  readonly folder: string;
  /** Where this installation is reached; without a slash at the end. */
  readonly base: string;
  /** Signs the addresses. */
  readonly secret: string;
  /** Real time, epoch ms. */
  readonly wallNow: () => number;
}

/** What nobody fetched for so long is dropped: it can be made again. */
const KEPT_MILLIS = 24 * 3600 * 1000;

/** Case files in a folder of this machine. */
export function makeFolderCaseFiles(config: CaseFolderConfig): CaseFiles {
  const { folder, wallNow } = config;
  return {
    has: async (place) => {
      try {
        await access(fileOf(folder, place));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    put: async (place, _size, bytes) => {
      const target = fileOf(folder, place);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await dropOld(folder, wallNow());
      const draft = `${target}.${randomUUID()}`;
      try {
        await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true });
        await rename(draft, target);
      } finally {
        await rm(draft, { force: true });
      }
    },
    address: async (place, fileName) => {
      const expires = Math.floor(wallNow() / 1000) + DOWNLOAD_SECONDS;
      const url = signCaseAddress(config, place, { fileName, expires });
      return { url, expiresAt: toInstant(expires * 1000) };
    },
  };
}

/** The file's bytes as they are read, and how many there are; `null` if it was dropped. */
export async function openCaseFile(
  folder: string,
  place: CaseFilePlace,
): Promise<{ readonly size: number; readonly bytes: ReadStream } | null> {
  const file = fileOf(folder, place);
  try {
    const { size } = await stat(file);
    return { size, bytes: createReadStream(file) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function dropOld(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file).catch((error: unknown) => {
      // Somebody else dropped it, or finished it under its own name.
      if (isMissing(error)) return { mtimeMs: now };
      throw error;
    });
    if (now - mtimeMs > KEPT_MILLIS) await rm(file, { force: true });
  }
}

/** @throws InvariantViolation for an id that is none, which could otherwise lead out of the folder */
function fileOf(folder: string, { dealId, caseFileId }: CaseFilePlace): string {
  if (!/^deal_[0-9A-Z]{26}$/.test(dealId) || !CASE_FILE_ID.test(caseFileId))
    throw new InvariantViolation('case files are kept under ids only');
  return join(folder, `${dealId}.${caseFileId}.zip`);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
