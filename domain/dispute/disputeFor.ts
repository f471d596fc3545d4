import type { Role } from '../parties.ts';
import type { Dispute } from './dispute.ts';

/**
 * A dispute as `role` may see it. What one of two operators decided is no decision before the other agreed: until then
 * parties know only that it is being confirmed.
 */
export function disputeFor(role: Role, dispute: Dispute): Dispute {
  return role === 'operator' ? dispute : { ...dispute, pendingDecision: null };
}

/** Whether an operator decided, and a second one still has to. Nobody is kept from knowing that. */
export const isBeingConfirmed = ({ pendingDecision, resolvedAt }: Dispute): boolean =>
  pendingDecision !== null && resolvedAt === null;
