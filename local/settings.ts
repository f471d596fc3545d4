import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { WebFetch } from '../domain/ports/platforms.ts';
import type { WebhookSender } from '../domain/ports/webhooks.ts';
import { CannotStart } from './cannotStart.ts';
import type { Observe } from './lambdas.ts';
import { faultOfStripe, type StripeSettings } from './stripeSettings.ts';

const portSchema = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/, 'must be a port number')),
  z.pipe(z.transform(Number), z.int().check(z.minimum(0), z.maximum(65_535))),
);

const environmentSchema = z.object({
  PORT: z._default(portSchema, 4000),
  LUYUE_DATA_DIR: z._default(z.string().check(z.minLength(1)), '.luyue'),
  LUYUE_CLOCK: z._default(z.enum(['real', 'virtual']), 'real'),
  LUYUE_SANDBOX_ONBOARDING: z._default(z.enum(['auto', 'required']), 'auto'),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  STRIPE_SECRET_KEY: z.optional(z.string().check(z.minLength(1))),
  STRIPE_WEBHOOK_SECRET: z.optional(z.string().check(z.minLength(1))),
  SMTP_URL: z.optional(z.url()),
  MAIL_FROM: z._default(z.string(), 'Luyue <no-reply@luyue.test>'),
  OPERATOR_EMAIL: z._default(z.email(), 'operations@luyue.test'),
  DISPUTE_TWO_OPERATORS_ABOVE: z.optional(z.string()),
});

export interface Settings {
  /** 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** `frozen` time moves only when it is advanced; `virtual` also flows. */
  readonly clock: 'real' | 'virtual' | 'frozen';
  /** Epoch ms at which a new virtual clock starts. */
  readonly startAt?: number;
  /** `auto`: payees can be paid at once; `required`: they first give their bank details on the sandbox's page. */
  readonly onboarding: 'auto' | 'required';
  readonly stripe: StripeSettings | null;
  /** Where people reach this installation when that is not this machine. */
  readonly publicUrl: string | null;
  /** A real SMTP server instead of the inbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly operatorEmail: string;
  /** Above which contested amount two operators decide a dispute; `null` for the default. See `disputeRules`. */
  readonly disputeTwoOperatorsAbove?: string | null;
  /** A web that is played, instead of the real one. */
  readonly web?: WebFetch;
  /** Sends webhooks where a test listens, instead of the real one. */
  readonly webhooks?: WebhookSender;
  /** Never the database that `DYNAMODB_ENDPOINT` names: what is played here must not reach the real one. */
  readonly ownDatabase?: boolean;
  /** How long a token of the console is good for; 10 minutes unless told. */
  readonly accessTokenSeconds?: number;
  /** Goes around each invocation of a function; nobody looks where absent. */
  readonly observe?: Observe;
  /** One JSON line each. */
  readonly log: (line: string) => void;
}

/** A setting that cannot be; the message is one sentence for whoever started the program. */
export class BadSetting extends CannotStart {
  override readonly name = 'BadSetting';
}

/** @throws BadSetting */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadSetting(`${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, ...rest } = parsed.data;
  if ((secretKey === undefined) !== (webhookSecret === undefined)) {
    throw new BadSetting(
      'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET together, or neither for the sandbox.',
    );
  }
  const stripe = secretKey !== undefined && webhookSecret !== undefined ? { secretKey, webhookSecret } : null;
  const publicUrl = rest.PUBLIC_URL ?? null;
  const fault = stripe && faultOfStripe(stripe, { clock: rest.LUYUE_CLOCK, publicUrl });
  if (fault !== null) throw new BadSetting(fault);
  return {
    port: rest.PORT,
    dataDir: resolve(rest.LUYUE_DATA_DIR),
    clock: rest.LUYUE_CLOCK,
    onboarding: rest.LUYUE_SANDBOX_ONBOARDING,
    stripe,
    publicUrl,
    smtpUrl: rest.SMTP_URL ?? null,
    mailFrom: rest.MAIL_FROM,
    operatorEmail: rest.OPERATOR_EMAIL,
    disputeTwoOperatorsAbove: rest.DISPUTE_TWO_OPERATORS_ABOVE ?? null,
    log: (line) => process.stderr.write(`${line}\n`),
  };
}
