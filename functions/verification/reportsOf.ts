import { sightingIn } from '../../domain/evidence/reportSighting.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { Sighting } from '../../domain/verification/sighting.ts';

/** What brand and provider reported about the work at `url`; of each the last word counts. */
export async function reportsOf(
  { evidence }: { readonly evidence: EvidenceRecords },
  dealId: string,
  url: string,
): Promise<Sighting[]> {
  const sightings = new Map<string, Sighting>();
  for (const each of await evidence.ofDeal(dealId)) {
    const sighting = each.report === undefined ? null : sightingIn(each.report, each, url);
    if (sighting !== null) sightings.set(sighting.by, sighting);
  }
  return [...sightings.values()];
}
