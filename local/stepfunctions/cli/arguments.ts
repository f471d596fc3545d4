import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

export const usage = `Looks into a running Step Functions engine, or into its file.

  sfn list [--machine NAME] [--status STATUS] [--limit N]
  sfn show EXECUTION          name or ARN: input, where it stands, timers, history
  sfn graph MACHINE [--mermaid]

  --endpoint URL   where the engine answers (http://127.0.0.1:4000/_local/stepfunctions)
  --file PATH      read the file instead, while no engine holds it
  --json           for programs`;

const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);
const options = z.object({
  endpoint: z._default(z.url(), 'http://127.0.0.1:4000/_local/stepfunctions'),
  file: z.optional(z.string()),
  json: z._default(z.boolean(), false),
  machine: z.optional(z.string()),
  status: z.optional(status),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 20),
  mermaid: z._default(z.boolean(), false),
});

export type Options = z.infer<typeof options>;
export type Command = { readonly options: Options } & (
  | { readonly name: 'list' }
  | { readonly name: 'show' | 'graph'; readonly subject: string }
);

/** What the command line says that it should not. */
export class UsageError extends Error {}

/** Which options go with which command; the rest go with each. */
const own: Readonly<Record<string, readonly string[]>> = {
  list: ['machine', 'status', 'limit'],
  show: [],
  graph: ['mermaid'],
};
const everywhere = ['endpoint', 'file', 'json'];

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const [name = '', subject, ...rest] = positionals;
  const allowed = own[name];
  if (!allowed) throw new UsageError(name === '' ? 'Give a command.' : `There is no command '${name}'.`);
  const stray = Object.keys(values).find((key) => ![...everywhere, ...allowed].includes(key));
  if (stray) throw new UsageError(`--${stray} does not go with ${name}.`);
  const checked = options.safeParse(values);
  if (!checked.success) throw new UsageError(sentence(checked.error.issues));
  if (name === 'list' && subject === undefined) return { name, options: checked.data };
  if ((name === 'show' || name === 'graph') && subject !== undefined && rest.length === 0) {
    return { name, subject, options: checked.data };
  }
  throw new UsageError(`${name} takes ${name === 'list' ? 'no name' : 'one name'}.`);
}

const sentence = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `--${path.join('.')}: ${message}.`).join(' ');

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        endpoint: { type: 'string' },
        file: { type: 'string' },
        json: { type: 'boolean' },
        machine: { type: 'string' },
        status: { type: 'string' },
        limit: { type: 'string' },
        mermaid: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
