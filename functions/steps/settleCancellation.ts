import { outlook } from '../../domain/deal/change.ts';
import { settleCancellation as settle } from '../../domain/deal/settlement.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** A cancelled deal: the creator gets what the ladder leaves it, the brand all the rest. */
export const settleCancellation = defineStep({
  name: 'settleCancellation',
  contract: collaborationContract.refundBrand,
  needs: { deals, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      const deal = await updateDeal(services, dealId, (current) => settle(current, services.clock.now()));
      return { outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(settleCancellation);
