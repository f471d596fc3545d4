import { parseArgs } from 'node:util';

export const RECONCILE_USAGE = `Usage: npm run reconcile [-- --url URL | --data-dir DIR] [--json]

Checks everything that has to be equal in the books, and the books against the payment service. What differs is
shown with both sides, and is a case at GET /v1/cases. Exit code 1 if anything differs.

  --url URL       a running Luyue (default http://127.0.0.1:4000, or the port in PORT)
  --data-dir DIR  the data of one that is not running
  --json          one JSON object instead of a table; with npm run -s, for npm prints its own banner`;

export interface ReconcileOptions {
  readonly where: { readonly url: string } | { readonly dataDir: string };
  readonly json: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseReconcileOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReconcileOptions | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        url: { type: 'string' },
        'data-dir': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { url, 'data-dir': dataDir, json } = values;
    if (url !== undefined && dataDir !== undefined) return 'Name --url or --data-dir, not both.';
    if (dataDir !== undefined) return { where: { dataDir }, json };
    const address = url ?? `http://127.0.0.1:${env.PORT ?? 4000}`;
    if (URL.parse(address)?.protocol.startsWith('http') !== true) return `${address} is not a http(s) URL.`;
    return { where: { url: address }, json };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
