import type { HookSecret } from '../../domain/caseFile/checkReports.ts';
import { type Finding, failed, passed } from '../../domain/caseFile/finding.ts';
import type { PublicKey } from '../../domain/caseFile/signature.ts';
import { verifyCase } from '../../domain/caseFile/verifyCase.ts';
import { CannotVerify } from './cannotVerify.ts';
import { type Bytes, withFile } from './openBytes.ts';
import { readAnyZip } from './readAnyZip.ts';
import { BadLayout, readZip } from './readZip.ts';

/**
 * Everything that can be checked of a case file. One that is not laid out as case files are has failed; what can be
 * read of it all the same is checked too, since it may show what was done to it.
 * @param known keys to trust; `null` to rely on the one in the file
 * @param secrets of the hooks whose reports are to be confirmed
 */
export async function verifyBytes(
  bytes: Bytes,
  known: readonly PublicKey[] | null,
  secrets: readonly HookSecret[] = [],
): Promise<Finding[]> {
  try {
    const contents = await readZip(bytes);
    const layout = passed(
      'layout',
      `${contents.files.length} files in ${bytes.size} bytes, nothing between them`,
    );
    return [layout, ...verifyCase(contents, known, secrets)];
  } catch (error) {
    if (!(error instanceof BadLayout)) throw error;
    const readable = await readAnyZip(bytes);
    return [
      failed('layout', error.message),
      ...(readable === null ? [] : verifyCase(readable, known, secrets)),
    ];
  }
}

/** @throws CannotVerify when there is no such file */
export async function verifyFile(
  file: string,
  known: readonly PublicKey[] | null,
  secrets: readonly HookSecret[],
): Promise<Finding[]> {
  try {
    return await withFile(file, (bytes) => verifyBytes(bytes, known, secrets));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new CannotVerify(`${file} cannot be read.`, { cause: error });
  }
}
