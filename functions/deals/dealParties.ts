import type { Fault } from '../../domain/faults.ts';
import type { Party } from '../../domain/parties.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { Principal } from '../runtime/principal.ts';
import type { DealRequest } from './dealRequest.ts';

type Named = Pick<DealRequest, 'brand' | 'provider'>;

export interface DealParties {
  /** `null` where it cannot be told. */
  readonly brandId: string | null;
  /** A provider that starts a deal is the deal's provider. */
  readonly provider: DealRequest['provider'];
  readonly faults: readonly Fault[];
}

/**
 * Whose deal it will be. The brand is the one that starts it, or the one for which a provider does: named, or the only
 * one that engaged it.
 */
export async function dealParties(
  { brand, provider }: Named,
  { role, tenantId }: Principal,
  parties: PartyStore,
): Promise<DealParties> {
  const own = role === 'provider' && tenantId !== null ? { id: tenantId } : undefined;
  const strangers: Fault[] =
    own === undefined || provider === undefined || provider.id === own.id
      ? []
      : [{ path: ['provider', 'id'], message: 'must be the provider that starts the deal' }];
  const allowed = await brandsFor({ role, tenantId }, parties);
  const brandId = brand?.id ?? (allowed.length === 1 ? allowed[0] : undefined);
  const isAllowed = brandId !== undefined && allowed.includes(brandId);
  const message =
    brand === undefined
      ? 'is needed: name one of the brands that engaged you'
      : 'is not a brand you start deals for';
  return {
    brandId: isAllowed ? brandId : null,
    provider: provider ?? own,
    faults: isAllowed ? strangers : [...strangers, { path: ['brand', 'id'], message }],
  };
}

/** The ids of the brands that somebody may start deals for. */
export async function brandsFor(
  { role, tenantId }: Pick<Principal, 'role' | 'tenantId'>,
  parties: PartyStore,
): Promise<readonly string[]> {
  if (tenantId === null || role === 'operator') return [];
  if (role === 'brand') return [tenantId];
  const provider: Party | null = await parties.find(tenantId);
  return provider?.engagedBy ?? [];
}
