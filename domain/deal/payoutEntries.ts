import type { Entry } from '../ledger/entry.ts';
import { cancel, post, reserve, reversal } from '../ledger/phases.ts';
import { paidOut } from '../ledger/postings.ts';
import type { Deal } from './deal.ts';
import type { Payment } from './payment.ts';
import type { PaymentReport } from './payout.ts';

/**
 * What a report about `payment`, as it stood before, moves in the books: money on its way is reserved, and posted or
 * made available again when its end is known; what came back is owed as before. @param at RFC 3339
 */
export function payoutEntries(deal: Deal, payment: Payment, { status }: PaymentReport, at: string): Entry[] {
  const entry = paidOut(deal, payment, at);
  if (status === 'pending') return [reserve(entry)];
  if (payment.status === 'pending') {
    if (status === 'paid') return [post(reserve(entry), at)];
    if (status === 'failed' || status === 'returned') return [cancel(reserve(entry), at)];
  }
  if (status === 'returned') return payment.status === 'paid' ? [reversal(entry, at)] : [];
  if (status !== 'paid') return [];
  return [wasReserved(payment) ? paidOut(deal, payment, at, 'after_refusal') : entry];
}

/** A payment that was refused once it had been sent: the entry under its plain name is pending and was voided. */
const wasReserved = ({ status, reference }: Payment) => status === 'failed' && reference !== null;
