import { outlook } from '../../domain/deal/change.ts';
import { orderRefund } from '../../domain/deal/settlement.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Whatever escrow holds goes back to the brand. */
export const refundBrand = defineStep({
  name: 'refundBrand',
  contract: collaborationContract.refundBrand,
  needs: { deals, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      const deal = await updateDeal(services, dealId, (current) =>
        orderRefund(current, services.clock.now()),
      );
      return { outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(refundBrand);
