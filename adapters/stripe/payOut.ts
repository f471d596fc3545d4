import type Stripe from 'stripe';
import { InvariantViolation } from '../../domain/errors.ts';
import type { PaymentResult, PayOutRequest } from '../../domain/ports/payments.ts';
import { toStripeAmount } from './amounts.ts';
import { refusalOf, toDomainError } from './errors.ts';
import { createOnce } from './once.ts';

const findTransfer = async (
  stripe: Stripe,
  { dealId, paymentId }: PayOutRequest,
): Promise<Stripe.Transfer | undefined> => {
  for await (const transfer of stripe.transfers.list({ transfer_group: dealId, limit: 100 }))
    if (transfer.metadata.paymentId === paymentId) return transfer;
  return undefined;
};

const checkSame = (
  transfer: Stripe.Transfer,
  wanted: Stripe.TransferCreateParams,
  paymentId: string,
): void => {
  const destination =
    typeof transfer.destination === 'string' ? transfer.destination : transfer.destination?.id;
  const same =
    transfer.amount === wanted.amount &&
    transfer.currency === wanted.currency &&
    destination === wanted.destination;
  if (!same)
    throw new InvariantViolation(`payment ${paymentId} is ${transfer.id} at Stripe, with other content`);
};

/** A transfer from the platform's balance to the payee's account ("separate charges and transfers"). */
export const makePayOut =
  (stripe: Stripe) =>
  async (request: PayOutRequest): Promise<PaymentResult> => {
    const params = {
      amount: toStripeAmount(request.amountMinor, request.currency),
      currency: request.currency.toLowerCase(),
      destination: request.accountId,
      transfer_group: request.dealId,
      metadata: { dealId: request.dealId, paymentId: request.paymentId },
    };
    try {
      const transfer = await createOnce(
        request.paymentId,
        () => findTransfer(stripe, request),
        (idempotencyKey) => stripe.transfers.create(params, { idempotencyKey }),
      );
      checkSame(transfer, params, request.paymentId);
      return { status: 'succeeded', reference: transfer.id };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw toDomainError(error);
      return { status: 'refused', reason };
    }
  };
