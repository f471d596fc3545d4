import type { Difference } from '../../domain/reconciliation/difference.ts';
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
  await cases.put(tooMany(differences.length - room), progress.startedAt);
  return { ...progress, found, stage: 'done', gaveUp: true };
}

function tooMany(count: number): Difference {
  const about = { check: 'too_many' as const, subject: 'run', dealId: null, currency: 'XXX' };
  const detail = `${MOST_CASES} differences were kept, at least ${count} more were found`;
  return { ...about, ours: null, theirs: null, atRiskMinor: 0, detail };
}
