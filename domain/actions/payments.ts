import * as z from 'zod/mini';
import { collected } from '../ledger/postings.ts';
import { amountMinorSchema, sumMinor } from '../money/amount.ts';
import { defineAction } from './action.ts';

const fundedSchema = z.strictObject({
  paymentId: z.string(),
  amountMinor: amountMinorSchema,
  reference: z.string(),
});

/** The brand's payment arrived and is held for the deal: its funding, or the top-up of its commission. */
export const funded = defineAction({
  payload: fundedSchema,
  eventType: 'deal.funded.v1',
  effect: (deal, { paymentId, amountMinor, reference }, { at }) => {
    const slot = deal.topUp?.paymentId === paymentId ? 'topUp' : 'funding';
    const collection = deal[slot];
    if (collection?.paymentId !== paymentId) {
      return { code: 'action_not_available', message: 'The deal does not wait for this payment.' };
    }
    return {
      changes: {
        [slot]: { ...collection, heldAt: at, reference },
        escrowMinor: sumMinor(deal.escrowMinor, amountMinor),
        money: { ...deal.money, fundedMinor: sumMinor(deal.money.fundedMinor, amountMinor) },
        ...(slot === 'funding' ? { status: 'delivering' as const } : {}),
      },
      data: { paymentId, amountMinor, reference },
      entries: [collected(deal, paymentId, amountMinor, at)],
    };
  },
});

export const paymentFailed = defineAction({
  payload: z.strictObject({ paymentId: z.string(), reason: z.string() }),
  eventType: 'deal.payment_failed.v1',
});

/** Everything ordered so far reached its payee; the books were moved payment by payment. */
export const paid = defineAction({ payload: z.strictObject({}), eventType: 'deal.paid.v1' });

export const payoutFailed = defineAction({
  payload: z.strictObject({ paymentId: z.string(), reason: z.string() }),
  eventType: 'deal.payout_failed.v1',
});
