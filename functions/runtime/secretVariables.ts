import * as z from 'zod/mini';
import { readSecret, SecretUnavailable } from '../../adapters/secrets/secretsManager.ts';
import { ConfigurationError, type Needs } from './provider.ts';

const PREFIX = 'secretsmanager:';
const valuesSchema = z.record(z.string(), z.unknown());

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with what its `secretsmanager:<arn>` values stand for, of those variables that `needs` read: so that
 * no template and no console shows a secret. `secretsmanager:<arn>#<key>` is one value of a secret that holds JSON.
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
    const [arn = '', key] = value.slice(PREFIX.length).split('#', 2);
    const secret = await read(arn);
    return key === undefined ? secret : valueIn(secret, key);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new ConfigurationError(`the secret of the environment variable ${name} cannot be read: ${why}`);
  }
}

/** Nothing of the secret is in what this throws. */
function valueIn(secret: string, key: string): string {
  const found = valuesSchema.safeParse(jsonOf(secret));
  const value = found.success ? found.data[key] : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new SecretUnavailable(`it is no JSON with a text under ${key}`);
}

function jsonOf(secret: string): unknown {
  try {
    return JSON.parse(secret);
  } catch {
    // What a parser says of a text quotes it.
    return null;
  }
}
