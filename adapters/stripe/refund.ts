import type Stripe from 'stripe';
import { InvariantViolation, TerminalError } from '../../domain/errors.ts';
import type { PaymentResult, RefundRequest } from '../../domain/ports/payments.ts';
import { toStripeAmount } from './amounts.ts';
import { refusalOf, toDomainError } from './errors.ts';
import { createOnce } from './once.ts';

const findRefund = async (
  stripe: Stripe,
  { chargeReference, paymentId }: RefundRequest,
): Promise<Stripe.Refund | undefined> => {
  for await (const refund of stripe.refunds.list({ payment_intent: chargeReference, limit: 100 }))
    if (refund.metadata?.paymentId === paymentId) return refund;
  return undefined;
};

/** A refund that failed after all stays failed under its paymentId: the money is back in the platform's balance. */
export const refundResult = (
  refund: Pick<Stripe.Refund, 'id' | 'status' | 'failure_reason'>,
): PaymentResult => {
  switch (refund.status) {
    case 'succeeded':
      return { status: 'succeeded', reference: refund.id };
    case 'pending':
    case 'requires_action':
      return { status: 'pending', reference: refund.id };
    case 'failed':
    case 'canceled':
      return { status: 'refused', reason: refund.failure_reason ?? refund.status };
    default:
      throw new TerminalError(`Stripe gives refund ${refund.id} a status that is not known`);
  }
};

export const makeRefund =
  (stripe: Stripe) =>
  async (request: RefundRequest): Promise<PaymentResult> => {
    const params = {
      amount: toStripeAmount(request.amountMinor, request.currency),
      payment_intent: request.chargeReference,
      metadata: { dealId: request.dealId, paymentId: request.paymentId },
    };
    try {
      const refund = await createOnce(
        request.paymentId,
        () => findRefund(stripe, request),
        (idempotencyKey) => stripe.refunds.create(params, { idempotencyKey }),
      );
      if (refund.amount !== params.amount || refund.currency !== request.currency.toLowerCase())
        throw new InvariantViolation(
          `payment ${request.paymentId} is ${refund.id} at Stripe, with other content`,
        );
      return refundResult(refund);
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw toDomainError(error);
      return { status: 'refused', reason };
    }
  };
