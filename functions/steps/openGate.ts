import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { bringToGate } from '../deals/bringToGate.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/** Brings the deal to the gate that the state declares. */
export const openGate = defineStep({
  name: 'openGate',
  contract: collaborationContract.openGate,
  needs: { deals, workflows, clock },
  make: (services) => async (input) => bringToGate(services, input.dealId, input),
});
export const handler = lambda(openGate);
