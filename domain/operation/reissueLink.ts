import * as z from 'zod/mini';
import { reasonSchema } from '../actions/texts.ts';
import type { Decision } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Actor } from '../parties.ts';
import { operated, unfit } from './operation.ts';

export const reissueLinkSchema = z.strictObject({
  /** The creator if it is not said. */
  partyId: z.optional(z.string()),
  reason: reasonSchema,
});

/**
 * Every link that a party was given for this deal stops working with this commit; the mail that follows from the event
 * carries a new one.
 */
export function reissueLink(deal: Deal, payload: z.infer<typeof reissueLinkSchema>, by: Actor): Decision {
  const { partyId = deal.creatorId, reason } = payload;
  const role = holderRole(deal, partyId);
  if (role === null) return unfit('partyId', 'has no links in this deal');
  const linksReissued = { ...deal.linksReissued, [partyId]: linkGeneration(deal, partyId) + 1 };
  const data = { partyId, role, reason };
  return operated(deal, { linksReissued }, { type: 'deal.link_reissued.v1', actor: by, data });
}

/** How often the links of a party were replaced: those of earlier generations open nothing. */
export function linkGeneration({ linksReissued }: Pick<Deal, 'linksReissued'>, partyId: string): number {
  return linksReissued[partyId] ?? 0;
}

function holderRole(deal: Deal, partyId: string): 'creator' | 'provider' | null {
  if (partyId === deal.creatorId) return 'creator';
  const isPayee = deal.payments.some(({ to }) => to.role === 'provider' && to.id === partyId);
  const isInChain = deal.terms.chain?.levels.some(({ to }) => to === partyId) === true;
  return partyId === deal.provider?.id || isPayee || isInChain ? 'provider' : null;
}
