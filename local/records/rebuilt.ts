import * as z from 'zod/mini';

/** What `rebuildRecords` answers. */
export const rebuiltSchema = z.strictObject({
  deals: z.int(),
  changed: z.int(),
  cursor: z.nullable(z.string()),
});

type Invoke = (event: unknown) => Promise<unknown>;

/** Calls the function until every closed deal was counted. */
export async function rebuildAll(invoke: Invoke): Promise<{ deals: number; changed: number }> {
  let deals = 0;
  let changed = 0;
  let cursor: string | null = null;
  do {
    const answer = rebuiltSchema.parse(await invoke({ cursor }));
    deals += answer.deals;
    changed += answer.changed;
    cursor = answer.cursor;
  } while (cursor !== null);
  return { deals, changed };
}
