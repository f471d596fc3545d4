import type { Page } from '../../api/page.ts';
import { csvFile, csvLine } from './csv.ts';

/** Who waits for an export: may stop it, and sees how far it is. */
export interface Watch {
  readonly signal: AbortSignal;
  /** How many lines there are so far. */
  readonly onProgress: (lines: number) => void;
}

interface Table<T> {
  readonly headings: readonly string[];
  readonly read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  readonly cells: (item: T) => readonly (string | number)[];
}

/**
 * A whole list as CSV, read a page at a time and turned into bytes at once, so that a long one takes little room.
 * @throws ApiProblem, or AbortError when it was stopped
 */
export async function csvOfPages<T>({ headings, read, cells }: Table<T>, watch: Watch): Promise<Blob> {
  const parts: (string | Blob)[] = [csvLine(headings)];
  let cursor: string | undefined;
  let lines = 0;
  do {
    const { items, nextCursor } = await read(cursor, watch.signal);
    parts.push(new Blob([items.map((item) => csvLine(cells(item))).join('')]));
    lines += items.length;
    watch.onProgress(lines);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return csvFile(parts);
}
