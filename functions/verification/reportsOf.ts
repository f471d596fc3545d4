import type { Evidence } from '../../domain/evidence/evidence.ts';
import { reportSchema, sightingIn } from '../../domain/evidence/report.ts';
import type { EvidenceFiles, EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { Sighting } from '../../domain/verification/sighting.ts';

interface ReportServices {
  readonly evidence: EvidenceRecords;
  readonly files: EvidenceFiles;
}

/** What brand and provider reported about the work at `url`; of each the last word counts. */
export async function reportsOf(
  { evidence, files }: ReportServices,
  dealId: string,
  url: string,
): Promise<Sighting[]> {
  const sightings = new Map<string, Sighting>();
  for (const report of (await evidence.ofDeal(dealId)).filter(isReport)) {
    const bytes = await files.read({ dealId, evidenceId: report.id }, report.storedVersion);
    const content = reportSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const sighting = sightingIn(content, report, url);
    if (sighting !== null) sightings.set(sighting.by, sighting);
  }
  return [...sightings.values()];
}

const isReport = ({ kind, status }: Evidence): boolean => kind === 'report' && status === 'ready';
