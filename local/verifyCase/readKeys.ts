import { readFile } from 'node:fs/promises';
import type { PublicKey } from '../../domain/caseFile/signature.ts';
import { jwksSchema } from '../../functions/caseFile/signingKeys.ts';
import { CannotVerify } from './cannotVerify.ts';

/** Keys of a JWKS in a file or at an address. @throws CannotVerify */
export async function readKeys(where: string): Promise<readonly PublicKey[]> {
  const isAddress = /^https?:\/\//.test(where);
  const text = isAddress ? await fetched(where) : await fromFile(where);
  const jwks = jwksSchema.safeParse(jsonIn(text));
  if (!jwks.success) throw new CannotVerify(`${where} holds no JWKS of Ed25519 public keys.`);
  return jwks.data.keys;
}

async function fetched(where: string): Promise<string> {
  const response = await fetch(where).catch((cause: unknown) => {
    throw new CannotVerify(`Nothing answers at ${where}.`, { cause });
  });
  if (!response.ok) throw new CannotVerify(`${where} answers ${response.status}.`);
  return response.text();
}

async function fromFile(where: string): Promise<string> {
  try {
    return await readFile(where, 'utf8');
  } catch (cause) {
    throw new CannotVerify(`${where} cannot be read.`, { cause });
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
