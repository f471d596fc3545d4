import type { Deal } from '../../domain/deal/deal.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Principal } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';

/** @throws Problem 404 for a deal that does not exist, or is another tenant's: the two look the same */
export async function visibleDeal(
  deals: DealStore,
  dealId: string | undefined,
  principal: Pick<Principal, 'role' | 'tenantId'>,
): Promise<Deal> {
  const deal = dealId === undefined ? null : await deals.find(dealId);
  if (deal === null || !mayKnow(deal, principal))
    throw new Problem(404, 'deal_not_found', 'There is no such deal.');
  return deal;
}

export function mayKnow(deal: Deal, { role, tenantId }: Pick<Principal, 'role' | 'tenantId'>): boolean {
  if (role === 'operator') return true;
  return tenantId !== null && (role === 'brand' ? deal.brandId : deal.provider?.id) === tenantId;
}
