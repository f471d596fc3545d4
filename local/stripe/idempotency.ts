import * as z from 'zod/mini';
import type { Database } from './database.ts';

const lifetimeMs = 24 * 60 * 60 * 1000;

const row = z.object({ fingerprint: z.string(), status: z.number(), body: z.string() });
type Remembered = z.infer<typeof row>;

/** First answers by idempotency key, kept for 24 h of the sandbox's time as Stripe does. */
export interface IdempotencyKeys {
  find(key: string, nowMs: number): Remembered | undefined;
  save(key: string, answer: Remembered, nowMs: number): void;
}

export const makeIdempotencyKeys = ({ sql }: Database): IdempotencyKeys => {
  const read = sql.prepare('SELECT fingerprint, status, body FROM idempotency_keys WHERE key = ?');
  const forget = sql.prepare('DELETE FROM idempotency_keys WHERE created_at <= ?');
  const write = sql.prepare(
    'INSERT INTO idempotency_keys (key, fingerprint, status, body, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    find: (key, nowMs) => {
      forget.run(nowMs - lifetimeMs);
      return z.parse(z.optional(row), read.get(key));
    },
    save: (key, { fingerprint, status, body }, nowMs) => {
      write.run(key, fingerprint, status, body, nowMs);
    },
  };
};
