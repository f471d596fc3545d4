import * as z from 'zod/mini';
import type { Database } from './database.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

interface PageRequest {
  readonly parent?: string | undefined;
  readonly limit: number;
  readonly startingAfter?: string | undefined;
  /** Unix seconds. */
  readonly created?: { readonly gte?: number | undefined; readonly lt?: number | undefined } | undefined;
}

/** One kind of object. Writes belong inside a transaction. */
export interface Collection<T> {
  get(id: string): T | undefined;
  put(record: T): void;
  /** Newest first, as Stripe lists. */
  page(request: PageRequest): Page<T>;
  /** Those whose time (in Unix seconds) has come. */
  due(nowSeconds: number): readonly T[];
  nextDue(): number | undefined;
}

interface Kind<T> {
  readonly kind: string;
  readonly schema: z.ZodMiniType<T>;
  /** What lists are filtered by. */
  readonly parentOf?: (record: T) => string | null;
  /** When something has to happen to the object by itself, in Unix seconds. */
  readonly dueOf?: (record: T) => number | null;
}

const body = z.object({ body: z.string() });
const dueRow = z.object({ due: z.nullable(z.number()) });

export const makeCollection = <T extends { readonly id: string }>(
  { sql }: Database,
  { kind, schema, parentOf = () => null, dueOf = () => null }: Kind<T>,
): Collection<T> => {
  const one = sql.prepare('SELECT body FROM objects WHERE id = ? AND kind = ?');
  const upsert = sql.prepare(`INSERT INTO objects (id, kind, parent, due_at, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, due_at = excluded.due_at, body = excluded.body`);
  const list =
    sql.prepare(`SELECT body FROM objects WHERE kind = :kind AND (:parent IS NULL OR parent = :parent)
    AND (:after IS NULL OR seq < (SELECT seq FROM objects WHERE id = :after))
    AND (:gte IS NULL OR body ->> 'created' >= :gte) AND (:lt IS NULL OR body ->> 'created' < :lt) ORDER BY seq DESC LIMIT :limit`);
  const ripe = sql.prepare('SELECT body FROM objects WHERE kind = ? AND due_at <= ? ORDER BY due_at, seq');
  const first = sql.prepare('SELECT MIN(due_at) AS due FROM objects WHERE kind = ? AND due_at IS NOT NULL');
  const read = (row: unknown): T => z.parse(schema, JSON.parse(z.parse(body, row).body));
  return {
    get: (id) => {
      const row = one.get(id, kind);
      return row === undefined ? undefined : read(row);
    },
    put: (record) => {
      upsert.run(record.id, kind, parentOf(record), dueOf(record), JSON.stringify(record));
    },
    page: ({ parent, limit, startingAfter, created }) => {
      const rows = list.all({
        kind,
        parent: parent ?? null,
        after: startingAfter ?? null,
        gte: created?.gte ?? null,
        lt: created?.lt ?? null,
        limit: limit + 1,
      });
      return { items: rows.slice(0, limit).map(read), hasMore: rows.length > limit };
    },
    due: (nowSeconds) => ripe.all(kind, nowSeconds).map(read),
    nextDue: () => z.parse(dueRow, first.get(kind)).due ?? undefined,
  };
};
