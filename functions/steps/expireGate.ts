import type * as z from 'zod/mini';
import { outlook } from '../../domain/deal/change.ts';
import { type ExpireResult, expireGate as expire } from '../../domain/gates/expire.ts';
import { CLOCK } from '../../domain/parties.ts';
import { collaborationContract } from '../../workflows/collaboration/contract.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { wasTold } from '../deals/wasTold.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { notices } from '../runtime/providers/notices.ts';
import { defineStep, lambda } from '../runtime/step.ts';

type Output = z.infer<typeof collaborationContract.expireGate.output>;

/** A gate's clock ran out: the conditional write that competes with an answer, and loses to one that came first. */
export const expireGate = defineStep({
  name: 'expireGate',
  contract: collaborationContract.expireGate,
  needs: { deals, notices, clock },
  make:
    (services) =>
    async ({ dealId, gate, seen }): Promise<Output> => {
      const told = await wasTold(services, dealId);
      let result: ExpireResult | undefined;
      const deal = await updateDeal(services, dealId, (current) => {
        result = expire(current, gate, seen, told, services.clock.now());
        return result.kind === 'answered' ? null : result.change;
      });
      if (result?.kind === 'answered') return { ...result.wakeUp };
      const action = result?.kind === 'expired' ? 'expire' : 'extended';
      return { action, by: CLOCK.role, outlook: outlook(deal, services.clock.now()) };
    },
});
export const handler = lambda(expireGate);
