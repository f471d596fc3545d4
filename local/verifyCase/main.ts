import { CannotVerify } from './cannotVerify.ts';
import { parseVerifyOptions, VERIFY_USAGE } from './options.ts';
import { printed } from './print.ts';
import { readKeys } from './readKeys.ts';
import { verifyFile } from './verifyFile.ts';

/** `npm run verify-case`: see VERIFY_USAGE. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseVerifyOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${VERIFY_USAGE}`);
    return 2;
  }
  const { file, keys, secrets, json } = options;
  try {
    const known = keys === null ? null : await readKeys(keys);
    const findings = await verifyFile(file, known, secrets);
    const isVerified = findings.every(({ passed }) => passed);
    console.log(json ? JSON.stringify({ file, verified: isVerified, findings }) : printed(file, findings));
    return isVerified ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotVerify)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
