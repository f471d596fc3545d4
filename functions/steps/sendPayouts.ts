import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { carryOutAtGate } from '../deals/carryOutPayments.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { parties } from '../runtime/providers/parties.ts';
import { payments } from '../runtime/providers/payments.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Brings the deal to the payout gate and sends what is due; what is done at once answers the gate at once. */
export const sendPayouts = defineStep({
  name: 'sendPayouts',
  contract: collaborationContract.sendPayouts,
  needs: { deals, parties, workflows, gateway: payments, clock, log },
  make: (services) => (input) => carryOutAtGate(services, input.dealId, input),
});
export const handler = lambda(sendPayouts);
