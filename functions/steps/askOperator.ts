import { park } from '../../domain/deal/park.ts';
import { timetable } from '../../domain/gates/timetable.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { bringToGate } from '../deals/bringToGate.ts';
import { requireDeal } from '../deals/updateDeal.ts';
import { withoutTrace } from '../deals/withoutTrace.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineStep, lambda } from '../runtime/step.ts';

/**
 * Parks the deal with what went wrong and puts it before the operators. A state that waited for weeks before it failed
 * hands over a deadline that has passed: the operators' time begins when they are asked.
 */
export const askOperator = defineStep({
  name: 'askOperator',
  contract: collaborationContract.askOperator,
  needs: { deals, workflows, clock },
  make: (services) => async (input) => {
    const { dealId, stage, failure } = input;
    const now = services.clock.now();
    const hasPassed = Date.parse(input.deadline) <= now;
    const afresh = hasPassed ? timetable(await requireDeal(services.deals, dealId), now).operator : null;
    const opening = { ...input, deadline: afresh ?? input.deadline };
    return bringToGate(services, dealId, opening, (deal) => park(deal, stage, withoutTrace(failure), now));
  },
});
export const handler = lambda(askOperator);
