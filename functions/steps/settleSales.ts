import { outlook } from '../../domain/deal/change.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { settleDeal } from '../deals/settleDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Closes the sales if their clock ran out, and settles them, once; or says what stands in its way. */
export const settleSales = defineStep({
  name: 'settleSales',
  contract: collaborationContract.settleSales,
  needs: { deals, ledger, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      const { deal, kind } = await settleDeal(services, dealId);
      return { result: kind === 'done' ? 'settled' : kind, outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(settleSales);
