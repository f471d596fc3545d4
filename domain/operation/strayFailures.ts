import type { Deal } from '../deal/deal.ts';
import type { Payment } from '../deal/payment.ts';
import { isOpen } from '../gates/gate.ts';

/**
 * Payments that failed where nobody is led to them: the deal is closed, or stands at a gate about something else. At the
 * payout gate a failure leads to the operators by itself, and there it is retried.
 */
export function strayFailures({ payments, parked, gate }: Deal): Payment[] {
  const isSeenTo = parked !== null || (isOpen(gate) && (gate.name === 'payout' || gate.name === 'operator'));
  return isSeenTo ? [] : payments.filter(({ status }) => status === 'failed');
}
