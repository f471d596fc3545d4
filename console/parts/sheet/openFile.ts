import { fileKind } from './fileKind.ts';
import type { BookFault, BookSheet, ReadBook } from './workbook/book.ts';

export type FileFault = BookFault | 'lockedBook' | 'oldBook';

export type OpenedFile =
  | { readonly kind: 'text'; readonly text: string }
  /** Those worksheets in which something stands; at least one. */
  | { readonly kind: 'workbook'; readonly sheets: readonly BookSheet[] }
  | { readonly kind: 'fault'; readonly fault: FileFault | 'empty' };

/** Beyond any sheet that is read here, and little enough to be read at once. */
export const MOST_BYTES = 10_000_000;

/**
 * A file that a person chose, as text or worksheets.
 * @param openWorkbook reads the bytes of a workbook, which are gone then
 * @throws Error where it cannot be read, or what reads it not be loaded
 */
export async function openFile(
  file: File,
  openWorkbook: (bytes: ArrayBuffer) => Promise<ReadBook>,
): Promise<OpenedFile> {
  if (file.size > MOST_BYTES) return { kind: 'fault', fault: 'tooLarge' };
  const bytes = await file.arrayBuffer();
  const kind = fileKind(new Uint8Array(bytes));
  if (kind === 'text') return { kind, text: decodeText(bytes) };
  if (kind !== 'workbook') return { kind: 'fault', fault: kind };
  const read = await openWorkbook(bytes);
  if (!read.ok) return { kind: 'fault', fault: read.fault };
  const sheets = read.sheets.filter(({ rows }) => rows.length > 0);
  return sheets.length === 0 ? { kind: 'fault', fault: 'empty' } : { kind, sheets };
}

/** Bytes of a file as text. Spreadsheets in Chinese save CSV as GB 18030 unless they are told otherwise. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('gb18030').decode(bytes);
    throw error;
  }
}
