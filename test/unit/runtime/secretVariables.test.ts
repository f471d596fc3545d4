import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { provider } from '../../../functions/runtime/provider.ts';
import { withSecrets } from '../../../functions/runtime/secretVariables.ts';

const needs = { gateway: provider({ STRIPE_SECRET_KEY: z.string(), PLAIN: z.string() }, (env) => env) };
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:luyue-dev-stripe-secret-key-AbCdEf';

describe('secrets in the environment', () => {
  it('are read for the variables that a function needs, and for no other', async () => {
    const read: string[] = [];
    const env = { STRIPE_SECRET_KEY: `secretsmanager:${ARN}`, PLAIN: 'plain', OTHER: 'secretsmanager:other' };
    const resolved = await withSecrets(needs, env, async (arn) => {
      read.push(arn);
      return 'sk_live_1';
    });
    expect(resolved).toEqual({ ...env, STRIPE_SECRET_KEY: 'sk_live_1' });
    expect(read).toEqual([ARN]);
  });

  it('are one value of several that a secret holds, where one is named', async () => {
    const env = { STRIPE_SECRET_KEY: `secretsmanager:${ARN}#live` };
    const read = async (arn: string) => (arn === ARN ? '{"live":"sk_live_1","test":"sk_test_1"}' : '');
    expect(await withSecrets(needs, env, read)).toEqual({ STRIPE_SECRET_KEY: 'sk_live_1' });
  });

  it.each([
    'sk_live_1',
    '{"live":""}',
    '{"live":{"sk_live_1":1}}',
    '{"test":"sk_live_1"}',
    '["sk_live_1"]',
    'null',
  ])('are refused, and not quoted, when %j has no such value', async (secret) => {
    const env = { STRIPE_SECRET_KEY: `secretsmanager:${ARN}#live` };
    await expect(withSecrets(needs, env, async () => secret)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        'the secret of the environment variable STRIPE_SECRET_KEY cannot be read: it is no JSON with a text under live',
    });
  });

  it('say which variable lacks its secret, and why', async () => {
    const refuse = async () => {
      throw new Error('AccessDeniedException');
    };
    await expect(
      withSecrets(needs, { STRIPE_SECRET_KEY: `secretsmanager:${ARN}` }, refuse),
    ).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        'the secret of the environment variable STRIPE_SECRET_KEY cannot be read: AccessDeniedException',
    });
  });
});
