import * as z from 'zod/mini';
import { strand } from '../../domain/deal/park.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { withoutTrace } from '../deals/withoutTrace.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { lambda } from '../runtime/step.ts';

/** "Step Functions Execution Status Change" as EventBridge hands it over. */
const eventSchema = z.object({
  detail: z.object({
    name: z.string(),
    status: z.string(),
    error: z.nullish(z.string()),
    cause: z.nullish(z.string()),
  }),
});

const ENDED_BADLY = new Set(['FAILED', 'TIMED_OUT', 'ABORTED']);

/**
 * No execution ends in failure unseen: a deal whose machine stopped for a reason that no Catch can catch is set
 * aside, and operations is told (docs/runbooks/execution-ended.md).
 */
export const executionEnded = defineConsumer({
  name: 'executionEnded',
  needs: { deals, clock, log },
  make: (services) => async (event) => {
    const { name: dealId, status, error, cause } = eventSchema.parse(event).detail;
    if (!ENDED_BADLY.has(status)) return;
    services.log.error('execution ended badly', { dealId, status, error, cause });
    const failure = withoutTrace({ Error: error ?? status, Cause: cause ?? '' });
    await updateDeal(services, dealId, (deal) =>
      deal.status === 'closed' ? null : strand(deal, failure, services.clock.now()),
    );
  },
});
export const handler = lambda(executionEnded);
