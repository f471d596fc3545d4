import { outlook } from '../../domain/deal/change.ts';
import { releaseFee as release } from '../../domain/deal/settlement.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** The fixed fee leaves escrow for those who earned it, once. */
export const releaseFee = defineStep({
  name: 'releaseFee',
  contract: collaborationContract.releaseFee,
  needs: { deals, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      const deal = await updateDeal(services, dealId, (current) => release(current, services.clock.now()));
      return { outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(releaseFee);
