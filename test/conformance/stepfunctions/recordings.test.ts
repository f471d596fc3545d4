import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { answersFrom } from './answers.ts';
import { type RecordedEvent, type Row, rowSchema } from './row.ts';
import { type Event, type Result, runRow } from './runRow.ts';

const folder = fileURLToPath(new URL('../../../../shared/conformance/asl/', import.meta.url));
const present = existsSync(`${folder}executions.jsonl`);
if (!present) console.log('conformance: no recordings beside this clone, skipped');

const rows: Row[] = present
  ? readFileSync(`${folder}executions.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => rowSchema.parse(JSON.parse(line)))
  : [];

interface Verdict {
  status: boolean;
  output?: boolean;
  error?: boolean;
  cause?: boolean;
}
interface Judge {
  judge(row: Row, result: Result): Verdict;
  replay(row: Row): {
    take(state: string, parameters: unknown): ReturnType<() => { outcome?: never } | null>;
  };
  matcher(row: Row): (expected: unknown, actual: unknown) => boolean;
}

/** Ids and texts of rows whose history differs from AWS's for a stated reason. */
const counts = new Map<string, { rows: number; verdict: number; history: number; unsupported: number }>();

function count(row: Row, key: 'verdict' | 'history' | 'unsupported' | 'rows'): void {
  const entry = counts.get(row.class) ?? { rows: 0, verdict: 0, history: 0, unsupported: 0 };
  entry[key] += 1;
  counts.set(row.class, entry);
}

/** The first event that is not as recorded, with what was recorded, or undefined. */
function firstDifference(row: Row, events: readonly Event[], eq: ReturnType<Judge['matcher']>): unknown {
  const expected =
    (row.historyOrder === 'reversed' ? row.expectedHistory?.toReversed() : row.expectedHistory) ?? [];
  const plain = (event: RecordedEvent | Event | undefined) =>
    event && { ...event, details: event.details ?? {} };
  const at = expected.findIndex((event, index) => !eq(plain(event), plain(events[index]) ?? null));
  if (at >= 0) return { expected: expected[at], actual: events[at] };
  return row.expectedHistory && expected.length !== events.length ? { events: events.length } : undefined;
}

describe.skipIf(!present)('executions recorded on AWS', async () => {
  const judged: Judge = await import(/* @vite-ignore */ pathToFileURL(`${folder}judge.mjs`).href);
  const answers = answersFrom((row) => judged.replay(row));

  test.each(rows.map((row): [string, Row] => [row.id, row]))('%s', async (_id, row) => {
    count(row, 'rows');
    const result = await runRow(row, answers);
    if ('unsupported' in result) {
      count(row, 'unsupported');
      expect(result.unsupported).toMatch(/not supported/);
      return;
    }
    const verdict = judged.judge(row, result);
    expect(verdict, JSON.stringify({ ...result, events: undefined })).toMatchObject({
      status: true,
      pass: true,
    });
    expect(verdict.cause ?? true).toBe(true);
    count(row, 'verdict');
    const comparable = row.historyOrder !== 'sorted-within-parallel';
    const difference = firstDifference(row, result.events, judged.matcher(row));
    if (difference === undefined) count(row, 'history');
    if (comparable) expect(difference).toBeUndefined();
  });

  afterAll(() => {
    for (const [name, { rows: all, verdict, history, unsupported }] of counts) {
      console.log(
        `conformance ${name}: ${all} recorded, ${unsupported} unsupported, ${verdict} same result, ${history} same history`,
      );
    }
  });
});
