import type { NotEnclosed } from '../../domain/caseFile/documents.ts';
import type { CaseReader } from '../../domain/caseFile/manifest.ts';
import { evidencePath } from '../../domain/caseFile/paths.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';

/**
 * How many bytes of evidence one case file encloses: what can be copied within a request's time, and what programs
 * that know no ZIP64 can unpack.
 */
export const MOST_ENCLOSED_BYTES = 1_073_741_824;

/** A piece of evidence, and where its bytes are in the case file or why they are not. */
export interface EvidenceEntry {
  readonly evidence: Evidence;
  readonly file: string | null;
  readonly notEnclosed: NotEnclosed | null;
}

/** What was used in an action is enclosed before what was not; what finds no room any more is known by its hash. */
export function evidenceEntries(
  all: readonly Evidence[],
  mostBytes: number = MOST_ENCLOSED_BYTES,
): EvidenceEntry[] {
  const byWeight = all.toSorted((a, b) => Number(a.submittedBy === null) - Number(b.submittedBy === null));
  const enclosed = new Set<string>();
  let bytes = 0;
  for (const { id, status, size } of byWeight) {
    if (status !== 'ready' || bytes + size > mostBytes) continue;
    enclosed.add(id);
    bytes += size;
  }
  return all.map((evidence) =>
    enclosed.has(evidence.id)
      ? { evidence, file: evidencePath(evidence), notEnclosed: null }
      : { evidence, file: null, notEnclosed: whyNot(evidence) },
  );
}

function whyNot({ status }: Evidence): NotEnclosed {
  if (status === 'ready') return 'too_much_in_total';
  return status === 'refused' ? 'refused' : 'not_uploaded';
}

/** As `evidence.json` has it. A file's own name may be somebody's: only who handed it in gets it back. */
export function evidenceRecord({ evidence, file, notEnclosed }: EvidenceEntry, { role }: CaseReader): object {
  const { dealId: _, storedVersion: __, report: ___, fileName, ...record } = evidence;
  return { ...record, fileName: evidence.by.role === role ? fileName : null, file, notEnclosed };
}
