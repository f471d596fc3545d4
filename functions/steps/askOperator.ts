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
 * hands over a deadline that has passed: the operators' time begins when they are asked. What was answered in a dispute is
 * kept with it, so that none of it is news.
 */
export const askOperator = defineStep({
  name: 'askOperator',
  contract: collaborationContract.askOperator,
  needs: { deals, workflows, clock },
  make: (services) => async (input) => {
    const { dealId, stage, failure, input: given, ...asked } = input;
    const now = services.clock.now();
    const deal = await requireDeal(services.deals, dealId);
    const hasPassed = Date.parse(input.deadline) <= now;
    const afresh = hasPassed ? timetable(deal, now).operator : null;
    const isKnown = stage === 'dispute' && deal.lastAnswer?.gate !== 'operator';
    const seen = isKnown ? (deal.lastAnswer?.seq ?? input.seen) : input.seen;
    const opening = { ...asked, seen, deadline: afresh ?? input.deadline };
    return bringToGate(services, dealId, opening, (current) =>
      park(current, stage, withoutTrace(failure), now, { dealId, ...given }),
    );
  },
});
export const handler = lambda(askOperator);
