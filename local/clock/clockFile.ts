import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { CannotStart } from '../cannotStart.ts';
import { writeDurably } from '../durableFile.ts';

/** Where virtual time stood, and at what real time, both in epoch milliseconds. */
const positionSchema = z.strictObject({ virtualMs: z.int(), realMs: z.int() });

export class ClockFileUnreadable extends CannotStart {
  override readonly name = 'ClockFileUnreadable';
}

export interface ClockFile {
  /** Where to start: the saved position, plus the real time since then if time flows; `fallbackMs` if new. */
  start: number;
  save(nowMs: number): void;
}

/**
 * Keeps the position of a virtual clock over restarts, so that time never goes back for running deals.
 * @throws ClockFileUnreadable when the file is there but is not a clock's
 */
export function openClockFile(path: string, options: { flowing: boolean; fallbackMs: number }): ClockFile {
  const save = (nowMs: number) => {
    writeDurably(path, `${JSON.stringify({ virtualMs: nowMs, realMs: Date.now() })}\n`);
  };
  if (!existsSync(path)) {
    save(options.fallbackMs);
    return { start: options.fallbackMs, save };
  }
  const { virtualMs, realMs } = readPosition(path);
  const passedMs = options.flowing ? Math.max(0, Date.now() - realMs) : 0;
  return { start: virtualMs + passedMs, save };
}

function readPosition(path: string): z.infer<typeof positionSchema> {
  try {
    return positionSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new ClockFileUnreadable(`${path} should hold the virtual clock's position but does not.`, {
      cause: error,
    });
  }
}
