import { outlook, wakeUp } from '../../domain/deal/change.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';

/**
 * The safety net of the commit point: a deal whose workflow was not started is started, one whose gate was answered
 * is woken. Both change nothing where it had been done before. @throws RetryableError
 */
export async function wakeWorkflow(
  { deals, workflows, clock }: { deals: DealStore; workflows: Workflows; clock: Clock },
  dealId: string,
): Promise<void> {
  const deal = await deals.find(dealId);
  if (deal === null) return;
  if (deal.gate === null) await workflows.startCollaboration(dealId, outlook(deal, clock.now()));
  else if (deal.gate.answer !== null)
    await workflows.wake(deal.gate.taskToken, wakeUp(deal, deal.gate.answer, clock.now()));
}
