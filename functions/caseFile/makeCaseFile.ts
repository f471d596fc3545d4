import { canonicalHash } from '../../domain/canonical.ts';
import type { CaseReader } from '../../domain/caseFile/manifest.ts';
import { MANIFEST, SIGNATURE } from '../../domain/caseFile/paths.ts';
import { keyIdOf } from '../../domain/caseFile/signature.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type Locale, localeSchema } from '../../domain/parties.ts';
import type { CaseFilePlace, CaseFiles } from '../../domain/ports/caseFiles.ts';
import type { EvidenceFiles } from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { renderPdf } from '../pdf/render.ts';
import { caseDocuments } from './caseDocuments.ts';
import { caseSummary } from './caseSummary.ts';
import { type EvidenceEntry, evidenceEntries } from './evidenceEntries.ts';
import type { CaseFacts } from './facts.ts';
import { type GatheringServices, gatherCase } from './gatherCase.ts';
import { sealCase } from './sealCase.ts';
import type { CaseFileKeys } from './signingKeys.ts';
import { writeZip } from './writeZip.ts';
import { zipSize } from './zipLayout.ts';
import { type CaseSource, sourceOfBytes, sourceOfEvidence } from './zipSources.ts';

export interface CaseFileServices extends GatheringServices {
  readonly files: EvidenceFiles;
  readonly caseFiles: CaseFiles;
  readonly caseFileKeys: CaseFileKeys;
  readonly pdfFonts: () => Promise<Fonts>;
}

/** A file that was made, and an address that saves it for a few minutes. */
export interface MadeCaseFile {
  readonly url: string;
  /** Real time. */
  readonly expiresAt: string;
  readonly fileName: string;
}

/**
 * Makes the case file of a deal for one reader and puts it where it can be fetched: it may be a hundred times what an
 * answer can carry. Asked again while nothing changed, it gives the one that is there.
 * @throws InvariantViolation when the bytes of evidence are not those that were recorded
 */
export async function makeCaseFile(
  services: CaseFileServices,
  deal: Deal,
  reader: CaseReader,
): Promise<MadeCaseFile> {
  const { caseFiles, caseFileKeys } = services;
  const facts = await gatherCase(services, deal, reader);
  const place = { dealId: deal.id, caseFileId: idOf(facts, keyIdOf(caseFileKeys.publicKey)) };
  if (!(await caseFiles.has(place))) await write(services, facts, place);
  const fileName = `luyue-case-${deal.id}.zip`;
  return { ...(await caseFiles.address(place, fileName)), fileName };
}

async function write(services: CaseFileServices, facts: CaseFacts, place: CaseFilePlace): Promise<void> {
  const evidence = evidenceEntries(facts.evidence);
  const sources = await sourcesOf(services, facts, evidence);
  const { manifest, signature } = sealCase(
    {
      dealId: facts.deal.id,
      lastSeq: facts.deal.lastSeq,
      lastHash: facts.deal.lastHash,
      reader: facts.reader,
      createdAt: toInstant(facts.now),
      files: sources.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    },
    services.caseFileKeys,
  );
  const seal = [
    sourceOfBytes(MANIFEST, Buffer.from(manifest)),
    sourceOfBytes(SIGNATURE, Buffer.from(signature)),
  ];
  const all = [...seal, ...sources];
  await services.caseFiles.put(place, zipSize(all), writeZip(all));
}

async function sourcesOf(
  { files, pdfFonts }: CaseFileServices,
  facts: CaseFacts,
  evidence: readonly EvidenceEntry[],
): Promise<CaseSource[]> {
  const documents = Object.entries(caseDocuments(facts, evidence)).map(([path, text]) =>
    sourceOfBytes(path, Buffer.from(text)),
  );
  const fonts = await pdfFonts();
  const summaries: CaseSource[] = [];
  for (const locale of localeSchema.options) summaries.push(await summaryOf(facts, evidence, locale, fonts));
  const enclosed: CaseSource[] = [];
  for (const entry of evidence)
    if (entry.file !== null) enclosed.push(await sourceOfEvidence(files, entry.evidence, entry.file));
  return [...documents, ...summaries, ...enclosed];
}

async function summaryOf(
  facts: CaseFacts,
  evidence: readonly EvidenceEntry[],
  locale: Locale,
  fonts: Fonts,
): Promise<CaseSource> {
  const file = await renderPdf(caseSummary(facts, evidence, locale, fonts), fonts);
  return sourceOfBytes(`summary.${locale}.pdf`, file);
}

const PERIOD_MILLIS = 600_000;

/** The same for ten minutes of deal time, as long as nothing that is in the file changes. */
function idOf({ reader, deal, evidence, notices, now }: CaseFacts, keyId: string): string {
  const period = Math.floor(now / PERIOD_MILLIS);
  const { id, version, lastHash } = deal;
  const parts = { reader, id, version, lastHash, evidence, notices, keyId, period };
  return `case_${canonicalHash(parts).slice(0, 32)}`;
}
