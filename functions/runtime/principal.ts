import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/parties.ts';
import type { Viewer } from '../../domain/ports/deals.ts';
import type { AccessStore } from '../../domain/ports/parties.ts';
import { Problem } from './problem.ts';

/** Who calls: a machine with its tenant's key, or a signed-in person. */
export interface Principal {
  readonly role: 'brand' | 'provider' | 'operator';
  /** `null` only for operators. */
  readonly tenantId: string | null;
  /** The person's subject, or the tenant itself for a machine. */
  readonly subject: string;
}

interface TokenVerifier {
  verify(
    token: string,
  ): Promise<{ subject: string; role: Principal['role']; tenantId: string | null } | null>;
}

const KEY_PREFIX = 'lk_';

/** SHA-256, hex: how keys and link tokens are kept. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** @throws Problem 401 for anything but a valid API key or token */
export async function authenticate(
  headers: Readonly<Record<string, string | undefined>>,
  services: { access: AccessStore; tokens: TokenVerifier },
): Promise<Principal> {
  const credential = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const principal = credential === undefined ? null : await principalOf(credential, services);
  if (principal === null) {
    throw new Problem(401, 'unauthenticated', 'Send an API key or a token: Authorization: Bearer …');
  }
  return principal;
}

async function principalOf(
  credential: string,
  { access, tokens }: { access: AccessStore; tokens: TokenVerifier },
): Promise<Principal | null> {
  if (!credential.startsWith(KEY_PREFIX)) return tokens.verify(credential);
  const key = await access.findKey(secretHash(credential));
  if (key === null || key.revokedAt !== null) return null;
  return { role: key.role, tenantId: key.tenantId, subject: key.tenantId };
}

export function viewerOf({ role, tenantId }: Principal): Viewer {
  if (role === 'operator') return { role };
  return { role, tenantId: tenantId ?? '' };
}

export function actorOf({ role, subject }: Principal): Actor {
  return { role, id: subject };
}
