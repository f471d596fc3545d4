import * as z from 'zod/mini';
import type { Rejection } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { nextOf } from '../deal/next.ts';
import { isSettled } from '../deal/payment.ts';
import { cancelPending, collectedEntry, withoutPending } from '../deal/pendingCollection.ts';
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
    const slot = slotOf(deal, paymentId);
    const collection = deal[slot];
    if (collection === null || !isAwaited(deal, paymentId)) return NOT_AWAITED;
    if (collection.amountMinor !== amountMinor) {
      return {
        code: 'action_not_available',
        message: `The deal waits for ${collection.amountMinor}, not ${amountMinor}.`,
      };
    }
    return {
      changes: {
        [slot]: { ...collection, heldAt: at, reference },
        ...withoutPending(deal, paymentId),
        escrowMinor: sumMinor(deal.escrowMinor, amountMinor),
        money: { ...deal.money, fundedMinor: sumMinor(deal.money.fundedMinor, amountMinor) },
        ...(slot === 'funding'
          ? { status: isPreparing(deal) ? ('preparing' as const) : ('delivering' as const) }
          : {}),
      },
      data: { paymentId, amountMinor, reference },
      entries: [collectedEntry(deal, paymentId, amountMinor, at)],
    };
  },
});

export const paymentFailed = defineAction({
  payload: z.strictObject({ paymentId: z.string(), reason: z.string() }),
  eventType: 'deal.payment_failed.v1',
  effect: (deal, { paymentId, reason }, { at }) =>
    isAwaited(deal, paymentId)
      ? {
          changes: withoutPending(deal, paymentId),
          data: { paymentId, reason },
          entries: cancelPending(deal, paymentId, at),
        }
      : NOT_AWAITED,
});

/** Everything ordered so far reached its payee; the books were moved payment by payment. */
export const paid = defineAction({
  payload: z.strictObject({}),
  eventType: 'deal.paid.v1',
  effect: (deal) => (isSettled(deal.payments) ? { data: {} } : NOT_SETTLED),
});

export const payoutFailed = defineAction({
  payload: z.strictObject({ paymentId: z.string(), reason: z.string() }),
  eventType: 'deal.payout_failed.v1',
});

const NOT_AWAITED: Rejection = {
  code: 'action_not_available',
  message: 'The deal does not wait for this payment.',
};

const NOT_SETTLED: Rejection = { code: 'money_outstanding', message: 'A payment is still on its way.' };

/** Before the work itself comes a sample, or a draft. */
const isPreparing = (deal: Deal): boolean => nextOf(deal) !== 'delivery';

const slotOf = (deal: Deal, paymentId: string) => (deal.topUp?.paymentId === paymentId ? 'topUp' : 'funding');

/** A report may come late or twice: only what was asked last and has not come in is waited for. */
function isAwaited(deal: Deal, paymentId: string): boolean {
  const collection = deal[slotOf(deal, paymentId)];
  return collection?.paymentId === paymentId && collection.heldAt === null;
}
