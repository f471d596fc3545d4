import * as z from 'zod';
import { itemBytes } from './storedBytes.ts';

/** Items of one kind that transactions put. */
export interface WrittenItems {
  /** The item's own `kind`, or how its keys begin. */
  readonly kind: string;
  writes: number;
  bytes: number;
  /** Of the table: one a KB, twice in a transaction. */
  units: number;
}

const KB = 1024;
const inputSchema = z.object({
  TransactItems: z.array(
    z.object({
      Put: z.object({ Item: z.looseObject({ pk: z.string(), kind: z.string().optional() }) }).optional(),
    }),
  ),
});

/** Adds what a TransactWriteItems puts. */
export function addItems(written: Map<string, WrittenItems>, input: unknown): void {
  for (const { Put } of inputSchema.parse(input).TransactItems) {
    if (Put === undefined) continue;
    const kind = Put.Item.kind ?? Put.Item.pk.replace(/[^A-Z].*$/, '').toLowerCase();
    const items = written.get(kind) ?? { kind, writes: 0, bytes: 0, units: 0 };
    const bytes = itemBytes(Put.Item);
    items.writes += 1;
    items.bytes += bytes;
    items.units += 2 * Math.ceil(bytes / KB);
    written.set(kind, items);
  }
}
