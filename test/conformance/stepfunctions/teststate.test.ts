import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AwsError, openEngine, virtualClock } from '../../../local/stepfunctions/index.ts';

const folder = fileURLToPath(new URL('../../../../shared/conformance/asl/', import.meta.url));
const present = existsSync(`${folder}teststate.jsonl`);
if (!present) console.log('conformance: no recorded TestState calls beside this clone, skipped');

/** One TestState call recorded on AWS; see the README beside the recordings. */
const rowSchema = z.object({
  id: z.string(),
  request: z.looseObject({ definitionText: z.string(), inputText: z.string().optional() }),
  expected: z.looseObject({ Error: z.object({ Code: z.string(), Message: z.string() }).optional() }),
});
type Row = z.infer<typeof rowSchema>;

const rows: Row[] = present
  ? readFileSync(`${folder}teststate.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => rowSchema.parse(JSON.parse(line)))
  : [];

/** The recordings hold texts that are JSON objects parsed. */
function parsed(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) return JSON.parse(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, parsed(inner)]));
}

async function answered({ request, expected }: Row): Promise<unknown> {
  const engine = await openEngine({
    file: ':memory:',
    clock: virtualClock(Date.UTC(2026, 0, 1)),
    accountId: '111111111111',
    invoke: async () => {
      throw new Error('every recorded call gives its result');
    },
  });
  const { definitionText: definition, inputText: input, ...rest } = request;
  try {
    return parsed(await engine.call('TestState', { definition, input, ...rest }));
  } catch (error) {
    if (!(error instanceof AwsError) || !expected.Error) throw error;
    return { Error: { Code: error.name, Message: error.message }, message: error.message };
  } finally {
    await engine.close();
  }
}

describe.skipIf(!present)('TestState calls recorded on AWS', async () => {
  const judge: { matcher(row: object): (expected: unknown, actual: unknown) => boolean } = await import(
    /* @vite-ignore */ pathToFileURL(`${folder}judge.mjs`).href
  );
  const same = judge.matcher({});
  let agreed = 0;

  test.each(rows.map((row): [string, Row] => [row.id, row]))('%s', async (_id, row) => {
    const answer = await answered(row);
    expect(same(row.expected, answer), JSON.stringify({ expected: row.expected, answer }, null, 1)).toBe(
      true,
    );
    agreed += 1;
  });

  afterAll(() => console.log(`conformance TestState: ${rows.length} recorded, ${agreed} same answer`));
});
