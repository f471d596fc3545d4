import * as z from 'zod/mini';
import type { Database } from './database.ts';

const entry = z.object({
  seq: z.number(),
  objectId: z.string(),
  body: z.string(),
  attempts: z.number(),
  dueAt: z.number(),
  lastFailure: z.nullable(z.string()),
});
/** An event that its receiver has not confirmed yet; `dueAt` in milliseconds. */
export type OutboxEntry = z.infer<typeof entry>;

/** Events on their way out, written in the transaction that caused them. */
export interface Outbox {
  add(objectId: string, body: string, dueAt: number): void;
  /** The oldest event of each object, the most urgent first: later ones wait for it. */
  heads(limit: number): readonly OutboxEntry[];
  confirm(seq: number): void;
  postpone(seq: number, dueAt: number, failure: string): void;
  /** Forgets the pauses after failures, so that the next look tries those again. */
  hurry(): void;
}

export const makeOutbox = ({ sql }: Database): Outbox => {
  const insert = sql.prepare('INSERT INTO outbox (object_id, body, attempts, due_at) VALUES (?, ?, 0, ?)');
  const oldest = sql.prepare(`SELECT seq, object_id AS objectId, body, attempts, due_at AS dueAt,
      last_failure AS lastFailure FROM outbox o
    WHERE seq = (SELECT MIN(seq) FROM outbox i WHERE i.object_id = o.object_id) ORDER BY due_at, seq LIMIT ?`);
  const remove = sql.prepare('DELETE FROM outbox WHERE seq = ?');
  const later = sql.prepare(
    'UPDATE outbox SET attempts = attempts + 1, due_at = ?, last_failure = ? WHERE seq = ?',
  );
  const now = sql.prepare('UPDATE outbox SET due_at = 0 WHERE attempts > 0');
  return {
    add: (objectId, body, dueAt) => {
      insert.run(objectId, body, dueAt);
    },
    heads: (limit) => z.parse(z.array(entry), oldest.all(limit)),
    confirm: (seq) => {
      remove.run(seq);
    },
    postpone: (seq, dueAt, failure) => {
      later.run(dueAt, failure, seq);
    },
    hurry: () => {
      now.run();
    },
  };
};
