import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { CannotStart } from '../cannotStart.ts';

/** There is no DynamoDB to run on; the message says what to install. */
class DynoxideMissing extends CannotStart {
  override readonly name = 'DynoxideMissing';
}

/**
 * The dynoxide program: npm installs it on Linux x64; elsewhere it is looked for on the PATH.
 * @throws DynoxideMissing when there is none
 */
export function findDynoxide(): string {
  const found = fromNpm() ?? fromPath();
  if (found !== undefined) return found;
  throw new DynoxideMissing(
    'Install dynoxide so that it is on the PATH (npm brings it on Linux x64; elsewhere "cargo install ' +
      'dynoxide-rs") or set DYNAMODB_ENDPOINT to a running DynamoDB.',
  );
}

function fromNpm(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    return join(dirname(manifest), 'dynoxide');
  } catch {
    // An optional dependency: whoever installed without it may have dynoxide on the PATH.
    return undefined;
  }
}

function fromPath(): string | undefined {
  const program = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
