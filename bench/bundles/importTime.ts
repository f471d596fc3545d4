import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { median } from '../engine/statistics.ts';

const run = promisify(execFile);
const child = fileURLToPath(import.meta.resolve('./importOnce.ts'));
const takenSchema = z.object({ millis: z.number(), cpuMillis: z.number() });

export interface ImportTime {
  /** Median. */
  readonly millis: number;
  /** The fastest of them: what comes closest to a machine that does nothing else. */
  readonly fastestMillis: number;
  /** Median of what the processor worked for it, which others on the machine lengthen less. */
  readonly cpuMillis: number;
}

/** What a fresh process takes to import the files, from so many of them. */
export async function importTime(
  files: readonly string[],
  times: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ImportTime> {
  const taken: z.infer<typeof takenSchema>[] = [];
  for (let time = 0; time < times; time += 1) {
    const { stdout } = await run(process.execPath, [child, ...files], { env: { ...process.env, ...env } });
    taken.push(takenSchema.parse(JSON.parse(stdout)));
  }
  const millis = taken.map((one) => one.millis);
  const cpuMillis = median(taken.map((one) => one.cpuMillis));
  return { millis: median(millis), fastestMillis: Math.min(...millis), cpuMillis };
}
