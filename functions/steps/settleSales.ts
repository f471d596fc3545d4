import { outlook } from '../../domain/deal/change.ts';
import { type SettlementResult, settleSales as settle } from '../../domain/deal/settlement.ts';
import { toInstant } from '../../domain/time.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { withOffsets } from '../deals/debts.ts';
import { tallySales } from '../deals/tallySales.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Commission from the reported orders, once, less what its payees owe; or what stands in its way. */
export const settleSales = defineStep({
  name: 'settleSales',
  contract: collaborationContract.settleSales,
  needs: { deals, ledger, clock },
  make:
    (services) =>
    async ({ dealId }) => {
      let result: SettlementResult | undefined;
      const deal = await updateDeal(services, dealId, async (current) => {
        const found = await tallySales(services.deals, current);
        result = settle(current, found, services.clock.now());
        if (!('change' in result) || result.change === null) return null;
        const isSettled = result.kind === 'settled';
        return isSettled
          ? withOffsets(services.ledger, result.change, toInstant(services.clock.now()))
          : result.change;
      });
      const kind = result === undefined || result.kind === 'done' ? 'settled' : result.kind;
      return { result: kind, outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(settleSales);
