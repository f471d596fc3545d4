import { outlook } from '../../domain/deal/change.ts';
import { freezeContested as freeze } from '../../domain/dispute/freeze.ts';
import { disputeContract } from '../../workflows/dispute/contract.ts';
import { carryOutPayments } from '../deals/carryOutPayments.ts';
import { requireDeal, updateDeal } from '../deals/updateDeal.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { disputeRules } from '../runtime/providers/disputeRules.ts';
import { parties } from '../runtime/providers/parties.ts';
import { payments } from '../runtime/providers/payments.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Only what is contested stays in escrow; what the claimant concedes is sent to the other side at once. */
export const freezeContested = defineStep({
  name: 'freezeContested',
  contract: disputeContract.freezeContested,
  needs: { deals, parties, workflows, gateway: payments, disputeRules, clock, log },
  make:
    (services) =>
    async ({ dealId }) => {
      const { clock, disputeRules } = services;
      await updateDeal(services, dealId, (deal) =>
        freeze(deal, disputeRules.twoOperatorsAboveMinor(deal.terms.currency), clock.now()),
      );
      await carryOutPayments(services, dealId);
      return { outlook: outlook(await requireDeal(services.deals, dealId), clock.now()) };
    },
});
export const handler = lambda(freezeContested);
