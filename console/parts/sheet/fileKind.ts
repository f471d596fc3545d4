/** What a file is by its content, whatever it is called: shops call tables `.xls` that are text inside. */
export type FileKind = 'text' | 'workbook' | 'lockedBook' | 'oldBook' | 'notATable';

const ZIP = [0x50, 0x4b];
/** The container of Office's files before 2007, and of every file that Office encrypts. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const LOOKED_AT = 4_096;

export function fileKind(bytes: Uint8Array): FileKind {
  if (beginsWith(bytes, ZIP)) return 'workbook';
  if (beginsWith(bytes, OLE)) return oleKind(bytes);
  const start = latin1(bytes.subarray(0, LOOKED_AT));
  // Pictures, documents and pages of the web; a table has neither.
  return start.includes('\0') || /^(%PDF|\s*<)/.test(start) ? 'notATable' : 'text';
}

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Its parts are named in UTF-16. */
function oleKind(bytes: Uint8Array): FileKind {
  const content = latin1(bytes);
  const has = (part: string) => content.includes(Array.from(part, (letter) => `${letter}\0`).join(''));
  if (has('EncryptedPackage')) return 'lockedBook';
  return has('Workbook') || has('Book') ? 'oldBook' : 'notATable';
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
