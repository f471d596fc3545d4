import { outlook } from '../../domain/deal/change.ts';
import { settleDispute as settle } from '../../domain/dispute/settle.ts';
import { disputeContract } from '../../workflows/dispute/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Carries a dispute's decision out, once. */
export const settleDispute = defineStep({
  name: 'settleDispute',
  contract: disputeContract.settleDispute,
  needs: { deals, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      const deal = await updateDeal(services, dealId, (current) => settle(current, services.clock.now()));
      const isRedone = deal.dispute?.decision?.finding.redo != null;
      const result = isRedone ? ('redo' as const) : ('resolved' as const);
      return { result, outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(settleDispute);
