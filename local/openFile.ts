import { CannotStart } from './cannotStart.ts';

/**
 * Opens what a file of the data folder holds. Whatever keeps it from being opened (damage, another version, a full
 * disk) becomes one sentence that names the file. @throws CannotStart
 */
export async function openFile<T>(file: string, open: (file: string) => T | Promise<T>): Promise<T> {
  try {
    return await open(file);
  } catch (cause) {
    if (cause instanceof CannotStart) throw cause;
    throw new CannotStart(`${file} cannot be used: ${firstCause(cause)}.`, { cause });
  }
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}
