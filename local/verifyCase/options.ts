import { parseArgs } from 'node:util';

export const VERIFY_USAGE = `Usage: npm run verify-case -- FILE [--keys FILE|URL] [--json]

Checks a case file without asking anybody: that not a byte of it was changed since it was signed, that its log is an
unbroken chain, and that terms, ledger and evidence fit together. Exit code 0 if all of it holds, 1 if anything does
not, 2 for unknown options.

  --keys FILE|URL  the keys to trust, as a JWKS, such as https://…/.well-known/luyue-case-file-keys.json;
                   without it the file is only checked against the key it brings along, whose name is shown
  --json           one JSON object instead of a table; with npm run -s, for npm prints its own banner`;

export interface VerifyOptions {
  readonly file: string;
  readonly keys: string | null;
  readonly json: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseVerifyOptions(argv: readonly string[]): VerifyOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { keys: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'Name one case file.';
    return { file, keys: values.keys ?? null, json: values.json };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
