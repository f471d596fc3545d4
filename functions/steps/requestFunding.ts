import { nextCollection, recordCollection } from '../../domain/deal/collection.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { bringToGate } from '../deals/bringToGate.ts';
import { requireDeal } from '../deals/updateDeal.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/**
 * Opens a payment page and brings the deal to the gate at which it is paid. A repetition before the page was
 * recorded gets the same page from the payment service; one after it finds the gate open.
 */
export const requestFunding = defineStep({
  name: 'requestFunding',
  contract: collaborationContract.requestFunding,
  needs: { deals, workflows, gateway, publicUrl, clock },
  make: (services) => async (input) => {
    const deal = await requireDeal(services.deals, input.dealId);
    const isNews = deal.lastAnswer !== null && deal.lastAnswer.seq > input.seen;
    const isOpened = isOpen(deal.gate) && deal.gate.name === input.gate.name;
    if (isNews || isOpened) return bringToGate(services, deal.id, input);

    // A page before this one is never to be paid as well; what comes in by it all the same goes straight back.
    const before = deal[input.collection];
    if (before?.heldAt === null) await services.gateway.expireCheckout(before.sessionId);

    const order = nextCollection(deal, input.collection);
    const page = await services.gateway.createCheckout({
      paymentId: order.paymentId,
      dealId: deal.id,
      amountMinor: order.amountMinor,
      currency: deal.terms.currency,
      description: `Luyue ${deal.reference}`,
      returnUrl: services.publicUrl,
    });
    return bringToGate(services, deal.id, input, (current) => ({
      deal: recordCollection(current, order, page),
      happenings: [],
      entries: [],
    }));
  },
});
export const handler = lambda(requestFunding);
