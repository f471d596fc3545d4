import type { Deal } from '../../domain/deal/deal.ts';
import { linkGeneration } from '../../domain/operation/reissueLink.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { LinkGrant, LinkStore } from '../../domain/ports/parties.ts';
import { secretHash } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';

/** From then on, a source that guesses is told to slow down. */
const MOST_FAILURES_PER_MINUTE = 30;

export interface LinkServices {
  readonly links: LinkStore;
  readonly deals: DealStore;
  readonly clock: Clock;
}

export interface FollowedLink {
  readonly grant: LinkGrant;
  readonly deal: Deal;
}

export interface CreatorLink extends FollowedLink {
  readonly grant: LinkGrant & { readonly role: 'creator' };
}

/**
 * What a creator's token opens. A wrong, an expired and a revoked token look the same, as does another party's.
 * @throws Problem 404, or 429 for a source that failed too often within a minute
 */
export async function followLink(
  services: LinkServices,
  token: string | undefined,
  source: string,
): Promise<CreatorLink> {
  const { grant, deal } = await follow(services, token, source, ['creator']);
  return { grant: { ...grant, role: 'creator' }, deal };
}

/** What any payee's token opens. @throws as `followLink` */
export function followPayeeLink(
  services: LinkServices,
  token: string | undefined,
  source: string,
): Promise<FollowedLink> {
  return follow(services, token, source, ['creator', 'provider']);
}

async function follow(
  services: LinkServices,
  token: string | undefined,
  source: string,
  roles: readonly LinkGrant['role'][],
): Promise<FollowedLink> {
  const grant = token === undefined ? null : await services.links.find(secretHash(token));
  const isValid =
    grant !== null &&
    roles.includes(grant.role) &&
    grant.revokedAt === null &&
    Date.parse(grant.expiresAt) > services.clock.now();
  const deal = isValid ? await services.deals.find(grant.dealId) : null;
  const isCurrent = isValid && deal !== null && grant.generation === linkGeneration(deal, grant.partyId);
  if (isCurrent) return { grant, deal };
  const failures = await services.links.countFailure(source, Date.now());
  if (failures > MOST_FAILURES_PER_MINUTE)
    throw new Problem(429, 'too_many_attempts', 'Wait a minute and try again.');
  throw new Problem(404, 'link_not_found', 'This link does not work, or no longer works.');
}
