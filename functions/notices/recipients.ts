import type { Deal } from '../../domain/deal/deal.ts';
import type { Gate } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import { type NoticeLink, type NoticePlan, OPERATORS } from './plan.ts';

/** `null` for whoever has no mailbox: the payment service, the clock, a provider the deal does not have. */
export function recipientOf(deal: Deal, role: Role): Pick<NoticePlan, 'role' | 'partyId'> | null {
  switch (role) {
    case 'brand':
      return { role, partyId: deal.brandId };
    case 'creator':
      return { role, partyId: deal.creatorId };
    case 'provider':
      return deal.provider === null ? null : { role, partyId: deal.provider.id };
    case 'operator':
      return { role, partyId: OPERATORS };
    default:
      return null;
  }
}

/** Where a mail about `gate` leads its reader. */
export function linkAt(gate: Gate, deal: Deal, role: Role): NoticeLink {
  const collection = gate.name === 'top_up' ? deal.topUp : deal.funding;
  const paysHere = role === 'brand' && gate.actions[0]?.action === 'funded';
  return paysHere && collection !== null ? { to: 'checkout', url: collection.checkoutUrl } : homeOf(role);
}

export const homeOf = (role: Role): NoticeLink => ({ to: role === 'creator' ? 'deal_page' : 'console' });
