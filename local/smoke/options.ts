import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

export const SMOKE_USAGE = `Usage: npm run smoke -- --url URL --key lk_… [--inbox URL] [--pay-by-hand] [--creator-email ADDRESS]
                      [--currency USD] [--clock SECONDS] [--within SECONDS] [--operator-token TOKEN]

Runs one deal against a deployment, over HTTP only, in real time and with short clocks, and puts it away again. For
deployments whose payment service is a sandbox or in test mode.

  --url URL            the deployment
  --key KEY            API key of a brand there (or LUYUE_SMOKE_KEY)
  --inbox URL          where the creator's mail can be read over HTTP, newest first; {to} stands for the address
                       (default: the one-machine mode's inbox, where there is one). Without a mailbox nobody can
                       act as the creator: the invitation is then revised and left to expire
  --inbox-header H     a header for that, such as "Authorization: Basic …" (or LUYUE_SMOKE_INBOX_HEADER)
  --creator-email A    where the creator's mail goes; {id} stands for the run (default: SES's mailbox simulator)
  --pay-by-hand        prints the payment page and waits until somebody has paid there; then the deal is cancelled
  --currency C         three letters that the payment service can take (default USD)
  --clock SECONDS      how long the clock is that the deal lets run out (default 5)
  --within SECONDS     how long all of it may take (default 180)
  --operator-token T   lets it close its deal where only an operator may (or LUYUE_SMOKE_OPERATOR_TOKEN)`;

const seconds = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}$/, 'must be a number of seconds from 1 to 9999')),
  z.transform(Number),
);

/** The creator of a run without a mailbox: SES takes such mail, delivers it nowhere and counts it as no bounce. */
const SIMULATOR = 'success+{id}@simulator.amazonses.com';

const optionsSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: 'names the deployment: a http(s) URL' }),
  key: z
    .string({ error: 'is needed: the API key of a brand' })
    .check(z.startsWith('lk_', 'must begin with lk_')),
  inbox: z.optional(z.string().check(z.regex(/^https?:\/\//, 'must be a http(s) URL'))),
  'inbox-header': z.optional(z.string().check(z.regex(/^[\w-]+: ?.+$/, 'must look like "Name: value"'))),
  'creator-email': z._default(z.string().check(z.includes('@', 'must be a mail address')), SIMULATOR),
  'pay-by-hand': z._default(z.boolean(), false),
  currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/, 'must be three capital letters')), 'USD'),
  clock: z._default(seconds, 5),
  within: z._default(seconds, 180),
  'operator-token': z.optional(z.string()),
});
export type SmokeOptions = z.infer<typeof optionsSchema>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets may come by the environment, where no list of processes shows them. @returns what is wrong, as a sentence */
export function parseSmokeOptions(argv: readonly string[], env: Environment): SmokeOptions | string {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...argv],
      options: {
        url: text,
        key: text,
        inbox: text,
        'inbox-header': text,
        'creator-email': text,
        'pay-by-hand': { type: 'boolean' },
        currency: text,
        clock: text,
        within: text,
        'operator-token': text,
      },
    });
    const parsed = optionsSchema.safeParse({ ...fromEnvironment(env), ...values });
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `--${issue?.path.join('.')} ${issue?.message}.`;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}

const fromEnvironment = (env: Environment) => ({
  key: env.LUYUE_SMOKE_KEY,
  'inbox-header': env.LUYUE_SMOKE_INBOX_HEADER,
  'operator-token': env.LUYUE_SMOKE_OPERATOR_TOKEN,
});
