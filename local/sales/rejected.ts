import { type FileHandle, open, rm } from 'node:fs/promises';
import type { CsvLine } from './readLines.ts';

/** The lines that were refused, in a file beside the one they came from; there is none as long as there are none. */
export class RejectedLines {
  readonly path: string;
  count = 0;
  #header: readonly string[] = [];
  #file: FileHandle | null = null;

  constructor(importedFile: string) {
    this.path = `${importedFile}.rejected.csv`;
  }

  /** Forgets what an earlier run refused. @param header the columns of the imported file */
  async begin(header: readonly string[]): Promise<void> {
    this.#header = header;
    await rm(this.path, { force: true });
  }

  async add({ line, cells }: CsvLine, reason: string): Promise<void> {
    this.#file ??= await this.#create();
    this.count += 1;
    await this.#file.write(csvRow([String(line), reason, ...withoutNotes(this.#header, cells)]));
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async #create(): Promise<FileHandle> {
    const file = await open(this.path, 'w');
    await file.write(csvRow(['line', 'reason', ...withoutNotes(this.#header, this.#header)]));
    return file;
  }
}

/** What a file of rejected lines said of them before is said anew. */
const withoutNotes = (header: readonly string[], cells: readonly string[]) =>
  cells.filter((_, index) => header[index] !== 'line' && header[index] !== 'reason');

function csvRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\n`;
}
