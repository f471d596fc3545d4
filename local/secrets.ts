import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CannotStart } from './cannotStart.ts';
import { writeDurably } from './durableFile.ts';

/** Secrets of one data folder: made at first use, readable by its owner only. */
const secretsSchema = z.strictObject({
  brandApiKey: z.string(),
  providerApiKey: z.string(),
  hookSecret: z.string(),
  providerHookSecret: z.string(),
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
  evidenceSecret: z.string(),
  /** PKCS#8 PEM, Ed25519: seals case files. */
  caseFileKey: z.string(),
});
export type Secrets = z.infer<typeof secretsSchema>;

const random = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

/** @throws CannotStart with one sentence when the file is there but is not ours */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? read(file) : null;
  const secrets = { ...fresh(), ...known };
  if (known === null || Object.keys(secrets).length > Object.keys(known).length)
    writeDurably(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

const fresh = (): Secrets => ({
  brandApiKey: random('lk_'),
  providerApiKey: random('lk_'),
  hookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  providerHookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  stripeSecretKey: random('sk_test_'),
  stripeWebhookSecret: random('whsec_'),
  evidenceSecret: random(''),
  caseFileKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

/** What folders made by earlier versions have; they get the rest when they are opened. */
const { providerHookSecret, evidenceSecret, caseFileKey, ...first } = secretsSchema.shape;
const storedSchema = z.strictObject({
  ...first,
  providerHookSecret: z.exactOptional(providerHookSecret),
  evidenceSecret: z.exactOptional(evidenceSecret),
  caseFileKey: z.exactOptional(caseFileKey),
});

function read(file: string): z.infer<typeof storedSchema> {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CannotStart(`${file} should hold the secrets of this data folder but does not.`, { cause });
  }
}
