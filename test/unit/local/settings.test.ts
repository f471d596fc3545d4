import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../../local/secrets.ts';
import { settingsFrom } from '../../../local/settings.ts';
import { refuseSandboxSecrets } from '../../../local/stripeSettings.ts';

const test = { STRIPE_SECRET_KEY: 'sk_test_51Abc', STRIPE_WEBHOOK_SECRET: 'whsec_abc' };
const live = { ...test, STRIPE_SECRET_KEY: 'sk_live_51Abc', PUBLIC_URL: 'https://luyue.example' };

describe('real Stripe', () => {
  it.each([
    ['a test key', test, 'sk_test_51Abc'],
    ['a restricted key', { ...test, STRIPE_SECRET_KEY: 'rk_test_1' }, 'rk_test_1'],
    ['a live key with an https address', live, 'sk_live_51Abc'],
    ['a secret per endpoint', { ...test, STRIPE_WEBHOOK_SECRET: 'whsec_a,whsec_b' }, 'sk_test_51Abc'],
  ])('is used with %s', (_, env, secretKey) => {
    expect(settingsFrom(env).stripe).toEqual({ secretKey, webhookSecret: env.STRIPE_WEBHOOK_SECRET });
  });

  it('is not used without a key', () => {
    expect(settingsFrom({}).stripe).toBeNull();
  });

  it.each([
    ['a key alone', { STRIPE_SECRET_KEY: 'sk_test_1' }, /together/],
    ['a webhook secret alone', { STRIPE_WEBHOOK_SECRET: 'whsec_1' }, /together/],
    ['a publishable key', { ...test, STRIPE_SECRET_KEY: 'pk_test_1' }, /STRIPE_SECRET_KEY must be/],
    ['something else as a key', { ...test, STRIPE_SECRET_KEY: 'secret' }, /STRIPE_SECRET_KEY must be/],
    [
      'a key as the webhook secret',
      { ...test, STRIPE_WEBHOOK_SECRET: 'sk_test_1' },
      /STRIPE_WEBHOOK_SECRET must be/,
    ],
    [
      'an empty second secret',
      { ...test, STRIPE_WEBHOOK_SECRET: 'whsec_a,' },
      /STRIPE_WEBHOOK_SECRET must be/,
    ],
    ['virtual time', { ...test, LUYUE_CLOCK: 'virtual' }, /real time/],
    ['a live key on this machine only', { ...live, PUBLIC_URL: undefined }, /PUBLIC_URL/],
    ['a live key without encryption', { ...live, PUBLIC_URL: 'http://luyue.example' }, /PUBLIC_URL/],
    ['an address that is none', { ...test, PUBLIC_URL: 'luyue' }, /PUBLIC_URL/],
  ])('is refused with %s, in a sentence that shows no secret', (_, env, message) => {
    expect(() => settingsFrom(env)).toThrow(message);
    expect(() => settingsFrom(env)).not.toThrow(/51Abc|whsec_abc|pk_test_1/);
  });

  it('is refused with what the sandbox goes by', () => {
    const sandbox: Secrets = {
      brandApiKey: 'lk_1',
      providerApiKey: 'lk_2',
      providerHookSecret: 'whsec_y',
      hookSecret: 'whsec_h',
      stripeSecretKey: 'sk_test_sandbox',
      stripeWebhookSecret: 'whsec_sandbox',
      evidenceSecret: 'secret',
      caseFileKey: 'key',
    };
    const refuse = (secretKey: string, webhookSecret: string) => () =>
      refuseSandboxSecrets({ secretKey, webhookSecret }, sandbox);
    expect(refuse('sk_live_1', 'whsec_sandbox')).toThrow(/sandbox/);
    expect(refuse('sk_live_1', 'whsec_real,whsec_sandbox')).toThrow(/sandbox/);
    expect(refuse('sk_test_sandbox', 'whsec_real')).toThrow(/sandbox/);
    expect(refuse('sk_live_1', 'whsec_real')).not.toThrow();
    expect(() => refuseSandboxSecrets(null, sandbox)).not.toThrow();
  });
});
