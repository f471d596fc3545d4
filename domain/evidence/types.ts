const MIB = 1_048_576;

/** What may be handed in as a file, and how large: the one table that requests, forms and the check of the bytes read. */
export const EVIDENCE_TYPES = {
  'image/jpeg': { mostBytes: 20 * MIB, alike: [] },
  'image/png': { mostBytes: 20 * MIB, alike: [] },
  'image/webp': { mostBytes: 20 * MIB, alike: [] },
  'image/gif': { mostBytes: 20 * MIB, alike: [] },
  'image/heic': { mostBytes: 20 * MIB, alike: ['image/heif'] },
  'application/pdf': { mostBytes: 20 * MIB, alike: [] },
  'video/mp4': { mostBytes: 50 * MIB, alike: ['video/x-m4v'] },
  'video/quicktime': { mostBytes: 50 * MIB, alike: [] },
  'video/webm': { mostBytes: 50 * MIB, alike: [] },
  'text/csv': { mostBytes: 5 * MIB, alike: ['text/plain'] },
} as const satisfies Record<string, { mostBytes: number; alike: readonly string[] }>;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;

export const EVIDENCE_TYPE_NAMES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'text/csv',
] as const satisfies readonly EvidenceType[];

/** The largest file of any type. */
export const MOST_FILE_BYTES = 50 * MIB;

/** Of a fetched link. */
export const MOST_LINK_BYTES = 10 * MIB;

/** What a link may lead to. */
export const LINK_TYPES = [
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'application/json',
  ...EVIDENCE_TYPE_NAMES,
] as const;

/** Whether bytes that look like `sniffed` may be called `declared`. */
export function isAs(declared: EvidenceType, sniffed: string): boolean {
  const { alike } = EVIDENCE_TYPES[declared];
  return declared === sniffed || alike.some((other) => other === sniffed);
}
