import { close } from '../../domain/deal/lifecycle.ts';
import { isSettled } from '../../domain/deal/payment.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { requireDeal, updateDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Closes payment pages that nobody is to pay any more, and the deal if its last answer has not closed it. */
export const closeDeal = defineStep({
  name: 'closeDeal',
  contract: collaborationContract.closeDeal,
  needs: { deals, gateway, clock },
  make:
    (services) =>
    async ({ dealId, outcome }) => {
      const before = await requireDeal(services.deals, dealId);
      for (const collection of [before.funding, before.topUp]) {
        if (collection?.heldAt === null) await services.gateway.expireCheckout(collection.sessionId);
      }
      const deal = await updateDeal(services, dealId, (current) => {
        if (current.status === 'closed') return null;
        if (current.escrowMinor > 0 || !isSettled(current.payments)) {
          throw new InvariantViolation(`deal ${dealId} cannot close: money is held or on its way`);
        }
        // Ended by its last answer, then parked because it could not be tidied up: it ended as it had ended.
        return close(current, current.outcome ?? outcome);
      });
      return { outcome: deal.outcome ?? outcome };
    },
});
export const handler = lambda(closeDeal);
