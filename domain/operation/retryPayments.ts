import * as z from 'zod/mini';
import { reasonSchema } from '../actions/texts.ts';
import type { Decision } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { type Payment, successorId } from '../deal/payment.ts';
import type { Actor } from '../parties.ts';
import { notNow, operated } from './operation.ts';
import { strayFailures } from './strayFailures.ts';

export const retryPaymentsSchema = z.strictObject({ reason: reasonSchema });

/** Payments that did not arrive where no gate waits for them, of a closed deal above all, are ordered anew and sent. */
export function retryPayments(
  deal: Deal,
  { reason }: z.infer<typeof retryPaymentsSchema>,
  by: Actor,
): Decision {
  const failed = strayFailures(deal).map(({ id }) => id);
  if (failed.length === 0)
    return notNow('No payment failed that no gate waits for; at the gate operator the action is retry.');
  const payments = orderAnew(deal.payments, deal.lastSeq + 1);
  const data = { reason, paymentIds: failed };
  return operated(deal, { payments }, { type: 'deal.payments_retried.v1', actor: by, data });
}

/**
 * Payments that the service refused, under a new identity: a deliberate second payment, not a repetition of the first.
 * @param seq of the event that orders them
 */
export function orderAnew(payments: readonly Payment[], seq: number): Payment[] {
  return payments.map((payment) =>
    payment.status === 'failed'
      ? {
          ...payment,
          ...{ id: successorId(payment.id, seq), status: 'due', reference: null, failure: null },
          ...{ returned: false, cameBack: cameBack(payment) },
        }
      : payment,
  );
}

const cameBack = ({ id, returned, cameBack: before = [] }: Payment) =>
  returned === true ? [...before, id] : before;
