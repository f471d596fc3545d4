import type Stripe from 'stripe';
import { InvariantViolation } from '../../domain/errors.ts';
import type { PaymentResult, ReverseRequest } from '../../domain/ports/payments.ts';
import { toStripeAmount } from './amounts.ts';
import { refusalOf, toDomainError } from './errors.ts';
import { createOnce } from './once.ts';

const findReversal = async (
  stripe: Stripe,
  { transferReference, paymentId }: ReverseRequest,
): Promise<Stripe.TransferReversal | undefined> => {
  for await (const reversal of stripe.transfers.listReversals(transferReference, { limit: 100 }))
    if (reversal.metadata?.paymentId === paymentId) return reversal;
  return undefined;
};

/** Stripe says of the payee's balance what it says of our own; here it can only be the payee's. */
const inDomainWords = (refusal: string): string =>
  refusal === 'balance_insufficient' ? 'insufficient_funds' : refusal;

/** Brings a part of a transfer, or all of it, back into the platform's balance. */
export const makeReverse =
  (stripe: Stripe) =>
  async (request: ReverseRequest): Promise<PaymentResult> => {
    const { dealId, paymentId, transferReference, currency } = request;
    const amount = toStripeAmount(request.amountMinor, currency);
    const params = { amount, metadata: { dealId, paymentId } };
    try {
      const reversal = await createOnce(
        paymentId,
        () => findReversal(stripe, request),
        (idempotencyKey) => stripe.transfers.createReversal(transferReference, params, { idempotencyKey }),
      );
      if (reversal.amount !== amount || reversal.currency !== currency.toLowerCase())
        throw new InvariantViolation(`payment ${paymentId} is ${reversal.id} at Stripe, with other content`);
      return { status: 'succeeded', reference: reversal.id };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw toDomainError(error);
      return { status: 'refused', reason: inDomainWords(reason) };
    }
  };
