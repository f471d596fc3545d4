import type { Deal } from '../../domain/deal/deal.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { Platforms } from '../../domain/ports/platforms.ts';
import { awaitsVerification, recordVerification } from '../../domain/verification/record.ts';
import { type Subject, subjectOf } from '../../domain/verification/subject.ts';
import { verify } from '../../domain/verification/verify.ts';
import { type Books, updateDeal } from '../deals/updateDeal.ts';
import { reportsOf } from './reportsOf.ts';
import { verificationOf } from './verificationOf.ts';

export interface VerifyingServices extends Books {
  readonly parties: PartyStore;
  readonly evidence: EvidenceRecords;
  readonly platforms: Platforms;
}

/**
 * Looks at the work that was handed in and writes how its checks came out into the deal's log. Work that was verified
 * is looked at again only for a report that was not weighed yet. @throws RetryableError
 */
export async function verifyDelivery(services: VerifyingServices, dealId: string): Promise<void> {
  const deal = await services.deals.find(dealId);
  if (deal === null || deal.delivery === null || !awaitsVerification(deal)) return;
  const { url, at: deliveredAt } = deal.delivery;
  const reports = await reportsOf(services, dealId, url);
  const reportIds = reports.flatMap(({ evidenceId }) => (evidenceId === undefined ? [] : [evidenceId]));
  const before = await verificationOf(services.deals, deal);
  if (before !== null && reportIds.every((id) => before.reportIds.includes(id))) return;

  const look = await services.platforms.look(url);
  const seen = { ...look, sightings: [...look.sightings, ...reports] };
  const checks = verify(await subjectOfDeal(services, deal), seen, services.clock.now());
  await updateDeal(services, dealId, (current) =>
    recordVerification(current, deal, { deliveredAt, checks, reportIds }),
  );
}

export async function subjectOfDeal(
  { parties }: Pick<VerifyingServices, 'parties'>,
  deal: Deal,
): Promise<Subject> {
  return subjectOf(deal, await parties.find(deal.creatorId));
}
