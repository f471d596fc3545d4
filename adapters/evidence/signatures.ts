/*
 * How the types that we take say what they are, and a few that could be mistaken for them. Sources:
 * https://mimesniff.spec.whatwg.org, https://mp4ra.org/registered-types/brands, ISO/IEC 23008-12 (HEIF), RFC 8794 (EBML).
 */

interface Signature {
  readonly type: string;
  /** At its place in the file, each character a byte. */
  readonly marks: Readonly<Record<number, string>>;
}

const SIGNATURES: readonly Signature[] = [
  { type: 'image/png', marks: { 0: '\x89PNG\r\n\x1a\n' } },
  { type: 'image/jpeg', marks: { 0: '\xff\xd8\xff' } },
  { type: 'image/gif', marks: { 0: 'GIF8' } },
  { type: 'image/webp', marks: { 0: 'RIFF', 8: 'WEBP' } },
  { type: 'application/pdf', marks: { 0: '%PDF' } },
  { type: 'application/postscript', marks: { 0: '%!' } },
  { type: 'application/xml', marks: { 0: '<?xml' } },
  { type: 'application/rtf', marks: { 0: '{\\rtf' } },
  { type: 'application/zip', marks: { 0: 'PK\x03\x04' } },
];

/** Major brands of ISO base media files that are no plain MP4. */
const BRANDS: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  avis: 'image/avif',
  mif1: 'image/heif',
  msf1: 'image/heif-sequence',
  heic: 'image/heic',
  heix: 'image/heic',
  hevc: 'image/heic-sequence',
  hevx: 'image/heic-sequence',
  qt: 'video/quicktime',
  M4V: 'video/x-m4v',
  M4VH: 'video/x-m4v',
  M4VP: 'video/x-m4v',
  M4A: 'audio/mp4',
  M4B: 'audio/mp4',
  F4A: 'audio/mp4',
  F4B: 'audio/mp4',
  crx: 'image/x-canon-cr3',
};

/** The type whose signature a file carries, given its first bytes as text of a byte each; `null` for any other. */
export function signedType(head: string): string | null {
  const found = SIGNATURES.find(({ marks }) =>
    Object.entries(marks).every(([place, mark]) => head.startsWith(mark, Number(place))),
  );
  if (found?.type === 'image/png') return isAnimated(head) ? 'image/apng' : found.type;
  return found?.type ?? isoMedia(head) ?? matroska(head);
}

/** A PNG whose `acTL` chunk comes before its first image data. */
function isAnimated(head: string): boolean {
  const animation = head.indexOf('acTL');
  const image = head.indexOf('IDAT');
  return animation > 0 && (image < 0 || animation < image);
}

function isoMedia(head: string): string | null {
  if (!head.startsWith('ftyp', 4)) return null;
  const brand = head.slice(8, 12).replaceAll('\0', ' ').trim();
  if (!/^[\x20-\x7e]+$/.test(brand)) return null;
  return BRANDS[brand] ?? (brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4');
}

/** An EBML file says in its DocType (0x4282, one byte of length) whether it is WebM or other Matroska. */
function matroska(head: string): string | null {
  if (!head.startsWith('\x1a\x45\xdf\xa3')) return null;
  const [, docType] = /\x42\x82[\x81-\xff]([a-z]+)/.exec(head.slice(0, 128)) ?? [];
  return docType === 'webm' ? 'video/webm' : 'video/matroska';
}
