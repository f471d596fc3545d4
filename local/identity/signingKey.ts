import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod/mini';
import { TerminalError } from '../../domain/errors.ts';

export const signingAlgorithm = 'ES256';
export const signingKeyFile = 'signing-key.json';

const publicJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });
const storedJwk = z.extend(publicJwk, { d: z.string() });

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey | Uint8Array;
  /** The half that may be shown, as it stands in a JWKS. */
  readonly publicJwk: Readonly<Record<string, string>>;
  /** The whole of it, for an issuer that signs by itself. */
  readonly privateJwk: z.infer<typeof storedJwk> & {
    readonly kid: string;
    readonly alg: string;
    readonly use: string;
  };
}

/**
 * The key in `folder`, made on first use and readable by its owner only.
 * @throws TerminalError when the file is there but holds no such key, or the folder cannot be used
 */
export const openSigningKey = async (folder: string): Promise<SigningKey> => {
  const file = join(folder, signingKeyFile);
  const stored = await readOrMake(folder, file).catch((error: unknown) => {
    throw new TerminalError(`The signing key ${file} cannot be used: ${String(error)}`, { cause: error });
  });
  const shown = publicJwk.parse(stored);
  const kid = await calculateJwkThumbprint(shown);
  const privateKey = await importJWK(stored, signingAlgorithm);
  const named = { kid, alg: signingAlgorithm, use: 'sig' };
  return { kid, privateKey, publicJwk: { ...shown, ...named }, privateJwk: { ...stored, ...named } };
};

const readOrMake = async (folder: string, file: string) => {
  await mkdir(folder, { recursive: true });
  const existing = await readIfThere(file);
  if (existing === null) await makeKeyFile(file);
  return storedJwk.parse(JSON.parse(existing ?? (await readFile(file, 'utf8'))));
};

const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Written aside and linked into place, so that the key is there whole or not at all, and the first one stays. */
const makeKeyFile = async (file: string): Promise<void> => {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(await exportJWK(privateKey)));
    await handle.sync();
    await link(aside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(aside);
  }
};
