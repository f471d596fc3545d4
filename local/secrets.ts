import { randomBytes } from 'node:crypto';
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
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
  evidenceSecret: z.string(),
});
export type Secrets = z.infer<typeof secretsSchema>;

const random = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

/** @throws CannotStart with one sentence when the file is there but is not ours */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? read(file) : null;
  if (known?.evidenceSecret !== undefined) return { ...known, evidenceSecret: known.evidenceSecret };
  const secrets = { ...(known ?? fresh()), evidenceSecret: random('') };
  writeDurably(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

const fresh = () => ({
  brandApiKey: random('lk_'),
  providerApiKey: random('lk_'),
  hookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  stripeSecretKey: random('sk_test_'),
  stripeWebhookSecret: random('whsec_'),
});

/** Folders made by earlier versions lack the secret of evidence. */
const storedSchema = z.extend(z.omit(secretsSchema, { evidenceSecret: true }), {
  evidenceSecret: z.optional(z.string()),
});

function read(file: string): z.infer<typeof storedSchema> {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CannotStart(`${file} should hold the secrets of this data folder but does not.`, { cause });
  }
}
