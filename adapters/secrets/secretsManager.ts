import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { makeSignedClient } from '../aws/signedClient.ts';

const ARN = /^arn:[\w-]+:secretsmanager:([\w-]+):\d{12}:secret:\S+$/;
const answerSchema = z.object({ SecretString: z.string().check(z.minLength(1)) });

/** Why a secret cannot be had; never what is in one. */
export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable';
}

/**
 * The text of a secret as it is now (AWS Secrets Manager, GetSecretValue).
 * @param endpoint only where the service is not AWS's own
 * @throws SecretUnavailable saying why
 */
export async function readSecret(arn: string, endpoint?: string): Promise<string> {
  const [, region] = ARN.exec(arn) ?? [];
  if (region === undefined) throw new SecretUnavailable('this is no ARN of a secret');
  const client = makeSignedClient({
    service: 'secretsmanager',
    address: () => endpoint ?? `https://secretsmanager.${region}.amazonaws.com`,
    region,
    maxAttempts: 4,
    timeouts: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'secretsmanager.GetSecretValue',
  };
  try {
    const body = JSON.stringify({ SecretId: arn });
    const answer = await client.send({ method: 'POST', path: '/', headers, body });
    return answerSchema.parse(JSON.parse(await text(answer.body))).SecretString;
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    // Without a cause: what a service answers may hold the secret itself.
    throw new SecretUnavailable(why === '$ZodError' ? 'it holds no text' : why);
  }
}
