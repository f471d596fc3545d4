import { readSecret } from '../../adapters/secrets/secretsManager.ts';
import { ConfigurationError, type Needs } from './provider.ts';

const PREFIX = 'secretsmanager:';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with what its `secretsmanager:<arn>` values stand for, of those variables that `needs` read: so that no template
 * and no console shows a secret.
 * @throws ConfigurationError naming the variable and why its secret cannot be had
 */
export async function withSecrets(
  needs: Needs,
  env: Environment,
  read: (arn: string) => Promise<string> = readSecret,
): Promise<Environment> {
  const names = new Set(Object.values(needs).flatMap((need) => Object.keys(need.env.shape)));
  const resolved = await Promise.all(
    [...names].map(async (name): Promise<[string, string][]> => {
      const value = env[name];
      return value?.startsWith(PREFIX) ? [[name, await secretOf(name, value, read)]] : [];
    }),
  );
  return { ...env, ...Object.fromEntries(resolved.flat()) };
}

async function secretOf(name: string, value: string, read: (arn: string) => Promise<string>) {
  try {
    return await read(value.slice(PREFIX.length));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new ConfigurationError(`the secret of the environment variable ${name} cannot be read: ${why}`);
  }
}
