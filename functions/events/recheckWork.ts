import { toInstant } from '../../domain/time.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { errorFields } from '../runtime/log.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { due } from '../runtime/providers/due.ts';
import { parties } from '../runtime/providers/parties.ts';
import { platforms } from '../runtime/providers/platforms.ts';
import { lambda } from '../runtime/step.ts';
import { recheckWork } from '../verification/recheckWork.ts';

/** A sweep stops in time for the next one, which goes on where it stopped. */
const WORKING_MILLIS = 4 * 60_000;

/**
 * Looks again at published work that has to stay online (DESIGN §3), each once a day. Called every five minutes for all
 * deals; what is due stands in an index that each commit of a deal keeps. A deal that fails stays in it and keeps no
 * other waiting.
 */
export const workRecheck = defineConsumer({
  name: 'workRecheck',
  needs: { deals, due, parties, platforms, clock, log },
  make: (services) => async () => {
    const endsAt = performance.now() + WORKING_MILLIS;
    const counts = { sweptDeals: 0, failedDeals: 0 };
    for await (const page of services.due.due('recheck', toInstant(services.clock.now()))) {
      for (const { ownerId: dealId } of page) {
        if (performance.now() > endsAt) return counts;
        try {
          await recheckWork(services, dealId);
          counts.sweptDeals += 1;
        } catch (error) {
          services.log.warn('comes again', { dealId, ...errorFields(error) });
          counts.failedDeals += 1;
        }
      }
    }
    return counts;
  },
});
export const handler = lambda(workRecheck);
