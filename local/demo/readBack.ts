import * as z from 'zod/mini';
import type { Entry } from '../../domain/ledger/entry.ts';
import { roleSchema } from '../../domain/parties.ts';
import type { Brand } from './brand.ts';

const LARGEST_PAGE = 100;

const eventsSchema = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      type: z.string(),
      actor: z.object({ role: roleSchema }),
      data: z.object({ gate: z.optional(z.string()) }),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});

const ledgerSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      at: z.string(),
      postings: z.array(z.object({ account: z.string(), amount: z.int() })),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});

export interface TimelineEntry {
  /** RFC 3339. */
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  /** The gate it is about, if it is about one. */
  readonly gate: string | null;
}

export type DemoEntry = Pick<Entry, 'id' | 'purpose' | 'at' | 'postings'>;

/** The deal's log as the brand may read it, oldest first. */
export async function readTimeline(brand: Brand, dealId: string): Promise<TimelineEntry[]> {
  const events = await readAll(brand, `/v1/deals/${dealId}/events`, eventsSchema);
  return events.map(({ at, type, actor, data }) => ({
    at,
    type,
    actor: actor.role,
    gate: data.gate ?? null,
  }));
}

/** The deal's ledger entries, oldest first. */
export async function readLedger(brand: Brand, dealId: string): Promise<DemoEntry[]> {
  const entries = await readAll(brand, `/v1/deals/${dealId}/ledger`, ledgerSchema);
  return entries.map(({ postings, ...entry }) => ({
    ...entry,
    postings: postings.map(({ account, amount }) => ({ account, amountMinor: amount })),
  }));
}

async function readAll<T>(
  brand: Brand,
  path: string,
  schema: z.ZodMiniType<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({
      limit: String(LARGEST_PAGE),
      ...(cursor === null ? {} : { cursor }),
    });
    const page = schema.parse(await brand.read(`${path}?${query}`));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
