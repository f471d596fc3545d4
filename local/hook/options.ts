import { parseArgs } from 'node:util';

export const HOOK_USAGE = `Usage: npm run hook -- FILE [--url URL] [--id msg_…] [--shift]

Signs the deal request in FILE as the demo brand's own system would and sends it to a running Luyue.

  --url URL   where Luyue runs (default http://127.0.0.1:4000)
  --id ID     the webhook-id; the same one again starts nothing twice (default: a new one)
  --shift     moves scheduledAt or dueAt to a week from Luyue's now`;

export interface HookOptions {
  readonly file: string;
  readonly url: string;
  readonly id: string | undefined;
  readonly shift: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseHookOptions(argv: readonly string[]): HookOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:4000' },
        id: { type: 'string' },
        shift: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return 'Name one FILE.';
    if (URL.parse(values.url)?.protocol.startsWith('http') !== true)
      return `${values.url} is not a http(s) URL.`;
    return { file, url: values.url, id: values.id, shift: values.shift };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
