import type { Deal } from '../../domain/deal/deal.ts';
import { toInstant } from '../../domain/time.ts';
import type { Check } from '../../domain/verification/check.ts';
import { nextRecheck, recordRecheck } from '../../domain/verification/recheck.ts';
import { verifyStillLive } from '../../domain/verification/verify.ts';
import { updateDeal } from '../deals/updateDeal.ts';
import { recheckOf, verificationOf } from './verificationOf.ts';
import { subjectOfDeal, type VerifyingServices } from './verifyDelivery.ts';

/**
 * Looks again at published work that has to stay online, if it is time to, and writes what was seen into the deal's log.
 * @throws RetryableError
 */
export async function recheckWork(
  services: Omit<VerifyingServices, 'evidence'>,
  dealId: string,
): Promise<void> {
  const { deals, platforms, clock } = services;
  const deal = await deals.find(dealId);
  const due = deal === null ? null : nextRecheck(deal);
  if (deal === null || due === null || Date.parse(due) > clock.now()) return;
  const subject = await subjectOfDeal(services, deal);
  const look = await platforms.look(subject.url);
  const now = clock.now();
  const seen = {
    checks: verifyStillLive(subject, look, now),
    before: await seenBefore(services, deal),
    at: toInstant(now),
  };
  await updateDeal(services, dealId, (current) => recordRecheck(current, deal, seen));
}

/** What was seen the day before, or when the work was handed in. */
async function seenBefore(
  { deals }: Pick<VerifyingServices, 'deals'>,
  deal: Deal,
): Promise<readonly Check[]> {
  const last = (await recheckOf(deals, deal)) ?? (await verificationOf(deals, deal));
  return last?.checks ?? [];
}
