import type { Deal } from '../../domain/deal/deal.ts';
import type { Log } from '../runtime/log.ts';

/**
 * One line for each deal that ended, from which CloudWatch counts outcomes and money (infra/constructs/alarmMetrics.ts). An event that
 * comes again says it again.
 */
export function tellClosed(log: Log, { id, outcome, terms, money }: Deal): void {
  const { paidOutMinor, refundedMinor } = money;
  log.info('deal closed', { dealId: id, outcome, currency: terms.currency, paidOutMinor, refundedMinor });
}
