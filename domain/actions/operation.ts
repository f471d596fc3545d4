import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import { isSettled } from '../deal/payment.ts';
import { heldBackMinor } from '../deal/stayLive.ts';
import { orderAnew } from '../operation/retryPayments.ts';
import { defineAction } from './action.ts';
import { reasonSchema } from './texts.ts';

const payload = z.strictObject({ reason: reasonSchema });

/**
 * Goes on where the deal stood when it was parked. Payments that the service refused are ordered anew, under a new
 * identity: a deliberate second payment, not a repetition of the first.
 */
export const retry = defineAction({
  payload,
  eventType: 'deal.retried.v1',
  effect: (deal, { reason }) => {
    const seq = deal.lastSeq + 1;
    const payments = orderAnew(deal.payments, seq);
    const reopensSales = deal.parked?.stage === 'sales' && deal.sales === null;
    const salesClosedAt = reopensSales ? null : deal.salesClosedAt;
    return {
      changes: { payments, parked: null, salesClosedAt },
      data: { reason, stage: deal.parked?.stage ?? null },
    };
  },
});

/** What escrow still holds goes back to the brand; of work that did not stay online, what was held for that. */
export const refund = defineAction({
  payload,
  eventType: 'deal.refund_decided.v1',
  effect: (deal, { reason }, { at }) => {
    if (deal.escrowMinor === 0)
      return { code: 'nothing_to_refund', message: 'Nothing is held for this deal.' };
    const amountMinor = HOLD_STAGES.has(deal.parked?.stage ?? '') ? heldBackMinor(deal) : deal.escrowMinor;
    return { changes: { parked: null, ...endingDispute(deal, at) }, data: { reason, amountMinor } };
  },
});

/** What is held is released as if the gate the deal was parked from had ended well. */
export const release = defineAction({
  payload,
  eventType: 'deal.release_decided.v1',
  effect: (deal, { reason }, { at }) => {
    if (deal.escrowMinor === 0)
      return { code: 'nothing_to_release', message: 'Nothing is held for this deal.' };
    const isAboutSales = SALES_STAGES.has(deal.parked?.stage ?? '');
    return {
      changes: {
        parked: null,
        commissionCapped: deal.commissionCapped || isAboutSales,
        ...endingDispute(deal, at),
      },
      data: { reason },
    };
  },
});

/** An operator who decides what becomes of the money decides what is disputed about it. */
function endingDispute({ dispute }: Deal, at: string): Partial<Deal> {
  if (dispute === null || dispute.resolvedAt !== null) return {};
  return { dispute: { ...dispute, stage: 'closed', resolvedAt: at } };
}

/** Where what is decided on is what was held while the work had to stay online. */
const HOLD_STAGES: ReadonlySet<string> = new Set(['stays_live', 'hold']);

/** Where what is released is the commission. */
const SALES_STAGES: ReadonlySet<string> = new Set(['sales', 'settlement', 'top_up']);

/** Ends a deal for which nothing is held and nothing is on its way. */
export const close = defineAction({
  payload,
  eventType: 'deal.close_decided.v1',
  effect: (deal, { reason }) => {
    if (deal.escrowMinor > 0 || !isSettled(deal.payments)) {
      return {
        code: 'money_outstanding',
        message: 'Money is still held or on its way: retry, refund or release first.',
      };
    }
    return { changes: { parked: null }, data: { reason }, closes: deal.outcome ?? 'resolved' };
  },
});
