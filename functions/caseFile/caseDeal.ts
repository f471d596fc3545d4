import type { Deal } from '../../domain/deal/deal.ts';
import type { Dispute } from '../../domain/dispute/dispute.ts';
import { disputeFor } from '../../domain/dispute/disputeFor.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';

/** `deal.json`: where the deal stands. Money in minor units; parties by their ids; no address that works. */
export function caseDeal(deal: Deal): object {
  const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
  const { id, reference, status, outcome, version, createdAt, updatedAt, brandId, creatorId } = deal;
  const { termsVersion, acceptance, dueAt, draft, delivery, cancellation, lastSeq, lastHash } = deal;
  return {
    ...{ id, reference, status, outcome, version, createdAt, updatedAt },
    parties: { brand: brandId, provider: deal.provider?.id ?? null, creator: creatorId },
    currency: deal.terms.currency,
    ...{ termsVersion, acceptance, dueAt, draft, delivery, cancellation },
    gate: openGate(deal),
    money: { funded: fundedMinor, released: releasedMinor, refunded: refundedMinor, paidOut: paidOutMinor },
    escrow: deal.escrowMinor,
    ...{ lastSeq, lastHash },
  };
}

function openGate({ gate }: Deal): object | null {
  if (!isOpen(gate)) return null;
  const { name, openedAt, deadline, atDeadline, actions } = gate;
  return { name, openedAt, deadline, atDeadline, actions };
}

/** `disputes.json`, as its reader may see it. */
export function caseDisputes({ dispute }: Deal, role: Role): Dispute[] {
  return dispute === null ? [] : [disputeFor(role, dispute)];
}
