import { type Difference, tooMany } from '../../domain/reconciliation/difference.ts';
import type { Progress } from '../../domain/reconciliation/progress.ts';
import type { ReconciliationServices } from './services.ts';

/** A run opens no more: whoever has as many has one problem, not a thousand. */
const MOST_CASES = 1_000;

/** Opens a case for each difference, or notes that it is still there. */
export async function keepCases(
  { cases, log }: Pick<ReconciliationServices, 'cases' | 'log'>,
  progress: Progress,
  differences: readonly Difference[],
): Promise<Progress> {
  const room = MOST_CASES - progress.found;
  const kept = differences.slice(0, room);
  for (const difference of kept) {
    await cases.put(difference, progress.startedAt);
    const { check, subject, dealId, currency, atRiskMinor } = difference;
    log.error('the books differ', { check, subject, dealId, currency, atRiskMinor });
  }
  const found = progress.found + kept.length;
  if (differences.length <= room) return { ...progress, found };
  const detail = `${MOST_CASES} differences were kept, at least ${differences.length - room} more were found`;
  await cases.put(tooMany('run', detail), progress.startedAt);
  return { ...progress, found, stage: 'done', gaveUp: true };
}
