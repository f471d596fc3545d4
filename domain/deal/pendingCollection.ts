import { isOpen } from '../gates/gate.ts';
import type { Entry } from '../ledger/entry.ts';
import { cancel, post, reserve } from '../ledger/phases.ts';
import { collected } from '../ledger/postings.ts';
import type { Actor } from '../parties.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';

/*
 * The payer confirmed a payment that takes days to arrive (delayed settlement). In the books it is on its way into
 * escrow, where it can be seen but not spent; the deal goes on waiting until it arrived or failed.
 */

interface CompletedPayment {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** `null` when the deal does not wait for this payment, or knows. @param at RFC 3339 */
export function awaitCollection(deal: Deal, payment: CompletedPayment, by: Actor, at: string): Change | null {
  const { paymentId, amountMinor } = payment;
  if (!isAskedFor(deal, payment) || isOnItsWay(deal, paymentId)) return null;
  const pendingCollections = [...deal.pendingCollections, { paymentId, amountMinor, since: at }];
  return {
    deal: { ...deal, pendingCollections },
    happenings: [{ type: 'deal.payment_pending.v1', actor: by, data: { paymentId, amountMinor } }],
    entries: [reserve(collected(deal, paymentId, amountMinor, at))],
  };
}

/** A payment on its way failed when the deal no longer waited for it. `null` when none is. @param at RFC 3339 */
export function dropCollection(deal: Deal, paymentId: string, by: Actor, at: string): Change | null {
  if (!isOnItsWay(deal, paymentId)) return null;
  return {
    deal: { ...deal, ...withoutPending(deal, paymentId) },
    happenings: [{ type: 'deal.pending_payment_dropped.v1', actor: by, data: { paymentId } }],
    entries: cancelPending(deal, paymentId, at),
  };
}

/** The payment arrived: an entry of its own, or the end of the pending one. @param at RFC 3339 */
export function collectedEntry(deal: Deal, paymentId: string, amountMinor: number, at: string): Entry {
  const entry = collected(deal, paymentId, amountMinor, at);
  return isOnItsWay(deal, paymentId) ? post(reserve(entry), at) : entry;
}

/** The payment does not come into escrow after all. @param at RFC 3339 */
export function cancelPending(deal: Deal, paymentId: string, at: string): Entry[] {
  return deal.pendingCollections
    .filter((pending) => pending.paymentId === paymentId)
    .map(({ amountMinor }) => cancel(reserve(collected(deal, paymentId, amountMinor, at)), at));
}

export function withoutPending(deal: Deal, paymentId: string): Pick<Deal, 'pendingCollections'> {
  return { pendingCollections: deal.pendingCollections.filter((pending) => pending.paymentId !== paymentId) };
}

const isOnItsWay = (deal: Deal, paymentId: string) =>
  deal.pendingCollections.some((pending) => pending.paymentId === paymentId);

/** Only an open gate asks: a page that failed may be reported as completed later. */
function isAskedFor({ gate, funding, topUp, terms }: Deal, payment: CompletedPayment): boolean {
  const askedAt = { funding, top_up: topUp };
  if (!isOpen(gate) || (gate.name !== 'funding' && gate.name !== 'top_up')) return false;
  const asked = askedAt[gate.name];
  return (
    asked?.paymentId === payment.paymentId &&
    asked.heldAt === null &&
    asked.amountMinor === payment.amountMinor &&
    terms.currency === payment.currency
  );
}
