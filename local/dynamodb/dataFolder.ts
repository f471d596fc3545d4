import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../cannotStart.ts';

const LOCK_FILE = 'lock.sqlite';
const SQLITE_BUSY = 5;

/** The data folder cannot be used; the message is one sentence for whoever started the program. */
export class DataFolderUnusable extends CannotStart {
  override readonly name = 'DataFolderUnusable';
}

/** @throws DataFolderUnusable when the folder cannot be made, written or is something else */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new DataFolderUnusable(`The data folder ${folder} ${fault(cause)}.`, { cause });
  }
}

/**
 * Keeps a second program out of the folder. The lock is SQLite's own on a file, so the system lets go of it
 * when this process ends, however it ends.
 * @throws DataFolderUnusable while another process holds it
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = new DatabaseSync(join(folder, LOCK_FILE));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new DataFolderUnusable(
      isBusy(cause)
        ? `The data folder ${folder} is in use by another running program.`
        : `${join(folder, LOCK_FILE)} cannot be used as a lock: remove it.`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function fault(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EEXIST') return 'is not a folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'may not be written by this user';
  if (code === 'ENOTDIR') return 'lies inside something that is not a folder';
  if (code === 'ENOSPC') return 'is on a full disk';
  return `cannot be made (${cause instanceof Error ? cause.message : String(cause)})`;
}
