import { createReadStream } from 'node:fs';
import { type CsvError, parse } from 'csv-parse';
import * as z from 'zod/mini';

/** The file cannot be read as a list of orders at all; the message is for whoever runs the command. */
export class BadSalesFile extends Error {
  override readonly name = 'BadSalesFile';
}

export interface CsvLine {
  /** The file's line at which the record ends, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const LONGEST_RECORD_CHARACTERS = 64 * 1024;
const recordSchema = z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) });

/**
 * The records of a CSV file one by one, however large it is; empty lines are passed over.
 * @param onRead how many bytes were read so far @throws BadSalesFile
 */
export async function* readLines(file: string, onRead: (bytes: number) => void): AsyncGenerator<CsvLine> {
  const source = createReadStream(file);
  source.on('data', () => onRead(source.bytesRead));
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LONGEST_RECORD_CHARACTERS,
  });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of source.pipe(parser)) {
      const { info, record } = recordSchema.parse(parsed);
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    throw explained(file, error);
  } finally {
    source.destroy();
  }
}

function explained(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return new BadSalesFile(`There is no file ${file}.`);
  if (error.code === 'EISDIR') return new BadSalesFile(`${file} is a folder.`);
  return isCsvError(error) ? new BadSalesFile(`${file} is no CSV: ${error.message}`) : error;
}

const isCsvError = (error: Error & { code?: unknown }): error is CsvError =>
  typeof error.code === 'string' && error.code.startsWith('CSV_');
