import { outlook } from '../../domain/deal/change.ts';
import { settleHold as settle } from '../../domain/deal/holdSettlement.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** What was held of the fee while the work had to stay online goes to the creator, or back to the brand. */
export const settleHold = defineStep({
  name: 'settleHold',
  contract: collaborationContract.settleHold,
  needs: { deals, clock },
  make:
    (services) =>
    async ({ dealId, to }) => {
      const deal = await updateDeal(services, dealId, (current) => settle(current, to, services.clock.now()));
      return { outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(settleHold);
