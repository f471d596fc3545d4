import { parseArgs } from 'node:util';

export const SALES_USAGE = `Usage: npm run sales:import -- --deal ID FILE [--url URL] [--key KEY] [--major]

Reports the orders in a CSV file for a deal, 500 at a time. Running it again changes nothing.
The first line names the columns: orderId,at,net and, optionally, refunded,cancelledBeforeShipping.
Lines that are refused are written to FILE.rejected.csv with their number and the reason.

  --deal ID   the deal
  --url URL   where Luyue runs (default LUYUE_URL, else http://127.0.0.1:4000)
  --key KEY   the brand's or provider's API key (default LUYUE_API_KEY, else the demo brand's on one machine)
  --major     net and refunded are in yuan, dollars, …, not in their minor unit`;

export interface SalesOptions {
  readonly file: string;
  readonly dealId: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly isMajor: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseSalesOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SalesOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        deal: { type: 'string' },
        url: { type: 'string', default: env.LUYUE_URL ?? 'http://127.0.0.1:4000' },
        key: { type: 'string' },
        major: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return 'Name one FILE.';
    if (values.deal === undefined || values.deal === '') return 'Name the deal: --deal ID.';
    if (URL.parse(values.url)?.protocol.startsWith('http') !== true)
      return `${values.url} is not a http(s) URL.`;
    const key = values.key ?? env.LUYUE_API_KEY;
    return { file, dealId: values.deal, url: values.url, key, isMajor: values.major };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
