import * as z from 'zod/mini';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'signature.json';

/** What every case file of format 1 holds besides the two that seal it, in this order. */
export const DOCUMENTS = [
  'deal.json',
  'terms.json',
  'events.jsonl',
  'ledger.json',
  'evidence.json',
  'disputes.json',
  'notices.json',
  'statement.json',
] as const;
export type DocumentPath = (typeof DOCUMENTS)[number];

/** All names that occur: nothing that leads out of a folder, and none that two systems would read differently. */
const PATH =
  /^(?:(?:manifest|signature|deal|terms|ledger|evidence|disputes|notices|statement)\.json|events\.jsonl|summary\.(?:zh-CN|en)\.pdf|evidence\/evid_[0-9A-Z]{26}\/file\.[a-z0-9]{1,8})$/;

export const pathSchema = z.string().check(z.regex(PATH, 'is no name of a case file'));

/** Extensions of what evidence can be; whatever else a link led to is kept as bytes. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'text/csv': 'csv',
  'text/plain': 'txt',
};

/**
 * Where a piece of evidence lies. Its own name stays out, since it may name somebody; a page that was fetched does not
 * get an extension that a double click would open.
 */
export function evidencePath({
  id,
  contentType,
}: {
  readonly id: string;
  readonly contentType: string;
}): string {
  return `evidence/${id}/file.${EXTENSIONS[contentType] ?? 'bin'}`;
}

/** No report of the work is larger; what is was not signed as one. */
const MOST_REPORT_BYTES = 262_144;

/** Whether a verifier reads a file's text: every document, and what may be a report of the work. */
export function isRead(path: string, size: number): boolean {
  return /^[a-z]+\.jsonl?$/.test(path) || (size <= MOST_REPORT_BYTES && isReport(path));
}

const isReport = (path: string) => /^evidence\/[^/]+\/file\.json$/.test(path);
