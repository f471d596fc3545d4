import { outlook, wakeUp } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';

/**
 * The safety net of the commit point: a deal whose workflow was not started is started, one whose gate was answered
 * is woken. Both change nothing where it had been done before. @throws RetryableError
 */
export async function wakeWorkflow(
  { workflows, clock }: { workflows: Workflows; clock: Clock },
  deal: Deal,
): Promise<void> {
  if (deal.gate === null) await workflows.startCollaboration(deal.id, outlook(deal, clock.now()));
  else if (deal.gate.answer !== null)
    await workflows.wake(deal.gate.taskToken, wakeUp(deal, deal.gate.answer, clock.now()));
}
