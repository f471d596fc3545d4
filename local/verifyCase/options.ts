import { parseArgs } from 'node:util';
import type { HookSecret } from '../../domain/caseFile/checkReports.ts';

export const VERIFY_USAGE = `Usage: npm run verify-case -- FILE [--keys FILE|URL] [--hook-secret HOOK=whsec_…] [--json]

Checks a case file without asking anybody: that not a byte of it was changed since it was signed, that its log is an
unbroken chain, and that terms, ledger and evidence fit together. Exit code 0 if all of it holds, 1 if anything does
not, 2 for unknown options.

  --keys FILE|URL  the keys to trust, as a JWKS, such as https://…/.well-known/luyue-case-file-keys.json;
                   without it the file is only checked against the key it brings along, whose name is shown
  --hook-secret HOOK=whsec_…
                   the secret of a hook, whose owner has it: confirms that the reports of the work that came by
                   this hook were signed with it; can be given several times
  --json           one JSON object instead of a table; with npm run -s, for npm prints its own banner`;

export interface VerifyOptions {
  readonly file: string;
  readonly keys: string | null;
  readonly secrets: readonly HookSecret[];
  readonly json: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseVerifyOptions(argv: readonly string[]): VerifyOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        keys: { type: 'string' },
        'hook-secret': { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'Name one case file.';
    const secrets = (values['hook-secret'] ?? []).map(hookSecret);
    if (secrets.some((secret) => secret === null)) return 'Give hook secrets as HOOK=whsec_….';
    return {
      file,
      keys: values.keys ?? null,
      secrets: secrets.filter((secret) => secret !== null),
      json: values.json,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}

function hookSecret(text: string): HookSecret | null {
  const [, endpointId, secret] = /^([^=]+)=(whsec_[A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  return endpointId === undefined || secret === undefined ? null : { endpointId, secret };
}
