import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { localeSchema } from '../../domain/parties.ts';

export const TENANT_USAGE = `Usage: npm run tenant -- add --table TABLE --kind brand|provider --name NAME --email ADDRESS
                          [--locale zh-CN|en] [--engaged-by BRAND_ID,…]
       npm run tenant -- revoke --table TABLE --key lk_…

Adds a brand or a provider to a deployment, with an API key and a hook of its own, or takes a key back. The key and the
hook's secret are printed once, as JSON, and kept nowhere: only the key's hash is stored.

  --table TABLE      the deals table, such as luyue-staging-deals; reached with the AWS credentials and region of
                     this shell, or at DYNAMODB_ENDPOINT
  --engaged-by IDS   brands for which a provider may start deals`;

const text = (what: string) => z.string({ error: `names ${what}` }).check(z.minLength(1));
const table = text('the deals table').check(z.minLength(3));

const addSchema = z.object({
  command: z.literal('add'),
  table,
  kind: z.enum(['brand', 'provider'], { error: 'is brand or provider' }),
  name: text('the tenant, as people read it').check(z.maxLength(128)),
  email: z.email({ error: 'is where it gets its mail' }),
  locale: z._default(localeSchema, 'zh-CN'),
  'engaged-by': z._default(
    z.string().check(z.regex(/^brand_\w+(,brand_\w+)*$/, 'must be ids of brands')),
    '',
  ),
});
const revokeSchema = z.object({
  command: z.literal('revoke'),
  table,
  key: text('the key').check(z.startsWith('lk_', 'must begin with lk_')),
});
const optionsSchema = z.discriminatedUnion('command', [addSchema, revokeSchema]);
export type AddTenant = z.infer<typeof addSchema>;
export type TenantOptions = z.infer<typeof optionsSchema>;

/** @returns what is wrong as a sentence, where something is */
export function parseTenantOptions(argv: readonly string[]): TenantOptions | string {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        table: string,
        kind: string,
        name: string,
        email: string,
        locale: string,
        'engaged-by': string,
        key: string,
      },
    });
    const [command, ...others] = positionals;
    if ((command !== 'add' && command !== 'revoke') || others.length > 0) return 'Say add or revoke.';
    const parsed = optionsSchema.safeParse({ command, ...values });
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `--${issue?.path.join('.')} ${issue?.message}.`;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
