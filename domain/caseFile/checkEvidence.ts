import * as z from 'zod/mini';
import type { FoundLog } from './checkLog.ts';
import { type CaseContents, type FoundFile, jsonOf } from './contents.ts';
import { evidenceDocumentSchema } from './documents.ts';
import { type Finding, failed, found } from './finding.ts';

const referringSchema = z.object({ evidenceIds: z.array(z.string()) });

/** That the bytes are those whose hash was recorded when they came, and that all the log refers to is there. */
export function checkEvidence(contents: CaseContents, { events }: FoundLog): Finding {
  const records = evidenceDocumentSchema.safeParse(jsonOf(contents, 'evidence.json'));
  if (!records.success) return failed('evidence', 'evidence.json cannot be read');
  const files = new Map(contents.files.map((file) => [file.path, file]));
  const wrong = records.data.flatMap((record) => faultOf(record, files) ?? []);
  const recorded = new Set(records.data.map(({ file }) => file));
  const strangers = contents.files
    .filter(({ path }) => path.startsWith('evidence/') && !recorded.has(path))
    .map(({ path }) => `${path} has no record`);
  const known = new Set(records.data.map(({ id }) => id));
  const missing = events.flatMap(({ seq, data }) => {
    const referring = referringSchema.safeParse(data);
    const ids = referring.success ? referring.data.evidenceIds : [];
    return ids.filter((id) => !known.has(id)).map((id) => `event ${seq} refers to ${id}, which is missing`);
  });
  const left = records.data.filter(({ notEnclosed }) => notEnclosed === 'too_much_in_total').length;
  const apart = left === 0 ? '' : `; ${left} too much to be enclosed, known by hash`;
  const fine = `${records.data.length} pieces, their bytes as recorded${apart}`;
  return found('evidence', [...wrong, ...strangers, ...missing], fine);
}

type EvidenceRecord = z.infer<typeof evidenceDocumentSchema>[number];

function faultOf(
  { id, file, sha256, size, notEnclosed }: EvidenceRecord,
  files: ReadonlyMap<string, FoundFile>,
): string | null {
  if (file === null) return notEnclosed === null ? `${id} is neither enclosed nor said to be missing` : null;
  const bytes = files.get(file);
  if (bytes === undefined) return `the bytes of ${id} are missing`;
  return bytes.sha256 === sha256 && bytes.size === size ? null : `the bytes of ${id} are not those recorded`;
}
