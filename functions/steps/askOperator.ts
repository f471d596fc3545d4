import { park } from '../../domain/deal/park.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { bringToGate } from '../deals/bringToGate.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Parks the deal with what went wrong and puts it before the operators. */
export const askOperator = defineStep({
  name: 'askOperator',
  contract: collaborationContract.askOperator,
  needs: { deals, workflows, clock },
  make: (services) => async (input) => {
    const { dealId, stage, failure } = input;
    return bringToGate(services, dealId, input, (deal) => park(deal, stage, failure, services.clock.now()));
  },
});
export const handler = lambda(askOperator);
