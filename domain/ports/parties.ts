import type { Locale, Party } from '../parties.ts';

/** Personal data, apart from deals; see `partySchema`. */
export interface PartyStore {
  find(partyId: string): Promise<Party | null>;
  /** The creator a brand knows under `creatorKey`, or `null`. */
  findCreator(brandId: string, creatorKey: string): Promise<Party | null>;
  put(party: Party): Promise<void>;
  /** Remembers the account at the payment service; the first one stays. Returns the one that stands. */
  setPayoutAccount(partyId: string, accountId: string): Promise<string>;
  findByPayoutAccount(accountId: string): Promise<Party | null>;
}

/** A link's token is 256 random bits; only its SHA-256 (hex) is kept. */
export interface LinkGrant {
  readonly tokenHash: string;
  readonly dealId: string;
  readonly partyId: string;
  /** A provider's link leads to its bank details and nowhere else. */
  readonly role: 'creator' | 'provider';
  readonly locale: Locale;
  readonly expiresAt: string;
  /** How often the party's links for this deal had been replaced when this one was made; see `linkGeneration`. */
  readonly generation: number;
  readonly revokedAt: string | null;
}

export interface LinkStore {
  put(grant: LinkGrant): Promise<void>;
  find(tokenHash: string): Promise<LinkGrant | null>;
  /**
   * Counts a failed attempt from `source` in the minute of `now` (epoch ms, wall time) and returns how many there were.
   */
  countFailure(source: string, now: number): Promise<number>;
}

/** What a machine's key or hook may do: act as its tenant. */
export interface ApiKey {
  readonly keyHash: string;
  readonly role: 'brand' | 'provider';
  readonly tenantId: string;
  readonly revokedAt: string | null;
}

/**
 * An address at which a tenant's system speaks for it: a brand's starts deals, both report of work. Several secrets are
 * valid while they are being rotated.
 */
export interface HookEndpoint {
  readonly id: string;
  readonly role: 'brand' | 'provider';
  readonly tenantId: string;
  /** Standard Webhooks secrets, `whsec_…`. */
  readonly secrets: readonly string[];
}

export interface AccessStore {
  findKey(keyHash: string): Promise<ApiKey | null>;
  putKey(key: ApiKey): Promise<void>;
  findHook(endpointId: string): Promise<HookEndpoint | null>;
  putHook(hook: HookEndpoint): Promise<void>;
}
