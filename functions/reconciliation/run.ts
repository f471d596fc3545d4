import { begin, type Progress } from '../../domain/reconciliation/progress.ts';
import { totalsFaults } from '../../domain/reconciliation/totals.ts';
import { toInstant } from '../../domain/time.ts';
import { readBooks } from './books.ts';
import { conclude } from './conclude.ts';
import { readDeals } from './deals.ts';
import { keepCases } from './keepCases.ts';
import { readService } from './service.ts';
import type { ReconciliationServices, Slice } from './services.ts';

/**
 * Carries the reconciliation on, slice by slice, until it is done or `hasTime` says no; then the next call goes on
 * where this one stopped. A slice that was carried out and not kept is carried out again and finds the same cases.
 * @param isToBegin whether a new run begins when none is under way
 * @returns how far it has come; `null` when there was nothing to do
 * @throws RetryableError when somebody else carries it on, or one of the services cannot be reached
 */
export async function reconcile(
  services: ReconciliationServices,
  isToBegin: boolean,
  hasTime: () => boolean,
): Promise<Progress | null> {
  const last = await services.progress.find();
  const isUnderWay = last !== null && last.finishedAt === null;
  if (!isUnderWay && !isToBegin) return null;
  let progress = isUnderWay ? last : begin(startOf(services, last), last?.version ?? 0);
  do {
    progress = await carryOn(services, progress);
    await services.progress.save(progress);
  } while (progress.finishedAt === null && hasTime());
  return progress;
}

/** Later than every run before, so that what each of them saw can be told apart. */
function startOf({ clock }: ReconciliationServices, last: Progress | null): string {
  const after = last === null ? 0 : Date.parse(last.startedAt) + 1;
  return toInstant(Math.max(clock.now(), after));
}

async function carryOn(services: ReconciliationServices, progress: Progress): Promise<Progress> {
  const { differences, progress: next } = await slice(services, progress);
  const kept = await keepCases(services, next, differences);
  const version = progress.version + 1;
  if (kept.stage !== 'done') return { ...kept, version };
  await conclude(services, kept);
  return { ...kept, version, finishedAt: toInstant(services.clock.now()) };
}

async function slice(services: ReconciliationServices, progress: Progress): Promise<Slice> {
  switch (progress.stage) {
    case 'books': {
      const read = await readBooks(services, progress);
      if (read.progress.stage === 'books') return read;
      return { ...read, differences: [...read.differences, ...unexplained(read.progress)] };
    }
    case 'deals':
      return readDeals(services, progress);
    case 'service':
      return readService(services, progress);
    case 'done':
      return { progress, differences: [] };
  }
}

/** The sums of a currency in which something was found are wrong for that reason already. */
function unexplained({ totals, explained }: Progress) {
  return Object.entries(totals)
    .filter(([currency]) => !explained.includes(currency))
    .flatMap(([currency, sums]) => totalsFaults(currency, sums));
}
