import { ApiProblem } from '../../api/problem.ts';
import type { ImportRow } from './rows.ts';

/** How a row ended. `different`: it was imported before under this name, with other content. */
export type RowResult =
  | { readonly kind: 'started' | 'already'; readonly dealId: string }
  | { readonly kind: 'different' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

interface Run {
  readonly rows: readonly ImportRow[];
  /** Starts one deal. @throws ApiProblem */
  readonly start: (row: ImportRow) => Promise<{ readonly dealId: string; readonly isRepeated: boolean }>;
  readonly done: (row: ImportRow, result: RowResult) => void;
  /** Resolves when the import may go on; at once unless it was paused. */
  readonly mayGoOn: () => Promise<void>;
  /** Aborted, no further row is begun. */
  readonly signal: AbortSignal;
  readonly wait: (millis: number) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
}

const AT_ONCE = 4;
export const MOST_TRIES = 6;
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 30_000;

/** Starts a deal for each row, some at a time; tries again where the API had no time or did not answer. */
export async function runImport(run: Run): Promise<void> {
  const rows = run.rows[Symbol.iterator]();
  const work = async () => {
    for (let next = rows.next(); !next.done; next = rows.next()) {
      await run.mayGoOn();
      if (run.signal.aborted) return;
      run.done(next.value, await startRow(run, next.value));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function startRow(run: Run, row: ImportRow): Promise<RowResult> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { dealId, isRepeated } = await run.start(row);
      return { kind: isRepeated ? 'already' : 'started', dealId };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'idempotency_key_reused') return { kind: 'different' };
      if (!mayPass(error) || tries === MOST_TRIES || run.signal.aborted)
        return { kind: 'refused', problem: error };
      await run.wait(backOffMillis(tries) * run.random());
      await run.mayGoOn();
    }
  }
}

export const mayPass = ({ status }: ApiProblem): boolean => status === 0 || status === 429 || status >= 500;

export const backOffMillis = (tries: number): number =>
  Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** tries);
