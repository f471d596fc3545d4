import * as z from 'zod/mini';
import { payeeSchema } from '../../domain/deal/debts.ts';
import type { DealEvent, EventType } from '../../domain/deal/event.ts';
import { assignRecoveries } from '../deals/assignRecoveries.ts';
import { correctCommission, offsetDeal, pursueClaims } from '../deals/correctCommission.ts';
import type { RecoveringServices } from '../deals/reverseTransfers.ts';

type Follow = (services: RecoveringServices, event: DealEvent) => Promise<void>;

const pursue: Follow = (services, { dealId }) => pursueClaims(services, dealId);

/** What follows in the books from an event about money that has to come back. All of it can be repeated. */
const FOLLOWING: Partial<Record<EventType, Follow>> = {
  'deal.sales_corrected.v1': (services, { dealId }) => correctCommission(services, dealId),
  'deal.commission_clawed_back.v1': pursue,
  'deal.claim_reachable.v1': pursue,
  'deal.claim_recovered.v1': pursue,
  'deal.reversal_ordered.v1': pursue,
  'deal.reversal_refused.v1': pursue,
  // What came to be owed between the settlement and now could not be kept from what was about to be sent.
  'deal.payout_blocked.v1': (services, { dealId }) => offsetDeal(services, dealId),
  'deal.commission_offset.v1': (services, { data }) =>
    assignRecoveries(services, z.object({ payee: payeeSchema }).parse(data).payee.id),
};

export const RECOVERING: readonly string[] = Object.keys(FOLLOWING);

/** Corrects commission that was settled and recovers what is owed: the only place where this is begun. */
export async function recoverMoney(services: RecoveringServices, event: DealEvent): Promise<void> {
  await FOLLOWING[event.type]?.(services, event);
}
