import { CannotStart } from './cannotStart.ts';
import type { Secrets } from './secrets.ts';

/** Real Stripe instead of the sandbox. */
export interface StripeSettings {
  readonly secretKey: string;
  /** One or more, separated by commas: one per endpoint set up at Stripe. */
  readonly webhookSecret: string;
}

/** What the settings of real Stripe have to fit. */
interface Surroundings {
  readonly clock: 'real' | 'virtual' | 'frozen';
  /** Where people and Stripe reach this installation, if not on this machine. */
  readonly publicUrl: string | null;
}

/** Why these settings cannot be, in one sentence; `null` when they can. */
export function faultOfStripe(
  { secretKey, webhookSecret }: StripeSettings,
  { clock, publicUrl }: Surroundings,
): string | null {
  if (!/^(sk|rk)_(test|live)_\w+$/.test(secretKey))
    return 'STRIPE_SECRET_KEY must be a secret or restricted key of Stripe: sk_test_…, rk_test_…, sk_live_… or rk_live_….';
  if (!webhookSecret.split(',').every((secret) => /^whsec_\S+$/.test(secret)))
    return 'STRIPE_WEBHOOK_SECRET must be the signing secret of a webhook endpoint, whsec_…, or several separated by commas.';
  if (clock !== 'real') return 'Real Stripe goes by real time: LUYUE_CLOCK must be real.';
  const isLive = secretKey.includes('_live_');
  if (isLive && URL.parse(publicUrl ?? '')?.protocol !== 'https:')
    return 'A live key of Stripe needs PUBLIC_URL, an https address at which Stripe and payees reach this installation.';
  return null;
}

/** @throws CannotStart when what the sandbox of this data folder goes by is passed off as Stripe's */
export function refuseSandboxSecrets(stripe: StripeSettings | null, sandbox: Secrets): void {
  if (stripe === null) return;
  const isOurs =
    stripe.secretKey === sandbox.stripeSecretKey ||
    stripe.webhookSecret.split(',').includes(sandbox.stripeWebhookSecret);
  if (isOurs)
    throw new CannotStart(
      'STRIPE_SECRET_KEY or STRIPE_WEBHOOK_SECRET is the sandbox’s own: take both from Stripe’s dashboard.',
    );
}
