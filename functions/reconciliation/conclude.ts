import { caseOfDifference, type DifferenceCase, placeOf } from '../../domain/reconciliation/case.ts';
import type { Progress } from '../../domain/reconciliation/progress.ts';
import { toInstant } from '../../domain/time.ts';
import { caseMail, casesMail } from './caseMail.ts';
import type { ReconciliationServices } from './services.ts';

/** So many new cases of a run get a mail each; the rest are told in one. */
const MOST_MAILS = 20;

/**
 * The end of a run: what was not seen any more is resolved, unless the run gave up before it saw everything;
 * operations is told of each new case once.
 */
export async function conclude(
  services: Pick<ReconciliationServices, 'cases' | 'mailer' | 'operators' | 'clock' | 'log'>,
  { startedAt, gaveUp, counts, found }: Progress,
): Promise<void> {
  const { cases, clock, log } = services;
  const open = await cases.open();
  const gone = gaveUp ? [] : open.filter(({ seenAt }) => seenAt !== startedAt);
  for (const each of gone) await cases.resolve(each, toInstant(clock.now()));
  await tell(
    services,
    open.filter(({ seenAt, toldAt }) => seenAt === startedAt && toldAt === null),
  );
  log.info('reconciled', { startedAt, found, gaveUp, resolved: gone.length, ...counts });
}

async function tell(
  { cases, mailer, operators, clock }: Parameters<typeof conclude>[0],
  untold: readonly DifferenceCase[],
): Promise<void> {
  const byRisk = untold
    .map((each) => ({ each, place: placeOf(caseOfDifference(each), 'risk') }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ each }) => each);
  const alone = byRisk.length > MOST_MAILS ? byRisk.slice(0, MOST_MAILS - 1) : byRisk;
  const together = byRisk.slice(alone.length);
  const send = async (told: readonly DifferenceCase[], mail: ReturnType<typeof caseMail>) => {
    await mailer.send({ to: operators.email, ...mail });
    for (const { id } of told) await cases.told(id, toInstant(clock.now()));
  };
  for (const each of alone) await send([each], caseMail(each));
  if (together.length > 0) await send(together, casesMail(together));
}
