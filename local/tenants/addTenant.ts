import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { AccessStore, PartyStore } from '../../domain/ports/parties.ts';
import { secretHash } from '../../functions/runtime/principal.ts';
import type { AddTenant } from './options.ts';

/** Told once: afterwards nobody can say the key or the secret again. */
export interface AddedTenant {
  readonly tenantId: string;
  readonly apiKey: string;
  /** Where its own system posts, and the secret (`whsec_…`) it signs with. */
  readonly hook: { readonly endpointId: string; readonly secret: string };
}

/** A brand or provider with a key and a hook of its own. @throws Error for an engaging brand that is not there */
export async function addTenant(
  { parties, access }: { readonly parties: PartyStore; readonly access: AccessStore },
  { kind, name, email, locale, 'engaged-by': engaging }: AddTenant,
): Promise<AddedTenant> {
  const engagedBy = engaging === '' ? [] : engaging.split(',');
  for (const brandId of engagedBy) {
    if ((await parties.find(brandId))?.kind !== 'brand') throw new Error(`There is no brand ${brandId}.`);
  }
  const tenantId = `${kind === 'brand' ? 'brand' : 'prov'}_${ulid()}`;
  const apiKey = `lk_${randomBytes(24).toString('base64url')}`;
  const hook = { endpointId: `hook_${ulid()}`, secret: `whsec_${randomBytes(24).toString('base64')}` };
  const unknown = { phone: null, platform: null, handle: null, payoutAccountId: null };
  const works = kind === 'provider' ? { engagedBy } : {};
  await parties.put({ id: tenantId, kind, name, email, locale, ...unknown, ...works });
  await access.putHook({ id: hook.endpointId, role: kind, tenantId, secrets: [hook.secret] });
  await access.putKey({ keyHash: secretHash(apiKey), role: kind, tenantId, revokedAt: null });
  return { tenantId, apiKey, hook };
}

/** From then on the key opens nothing. @param at RFC 3339 @returns whose it was, or `null` if there is no such key */
export async function revokeKey(access: AccessStore, apiKey: string, at: string): Promise<string | null> {
  const key = await access.findKey(secretHash(apiKey));
  if (key === null) return null;
  await access.putKey({ ...key, revokedAt: key.revokedAt ?? at });
  return key.tenantId;
}
