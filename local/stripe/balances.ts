import * as z from 'zod/mini';
import type { Database } from './database.ts';

/** The platform's balance per currency, in Stripe's units: collected − refunded − transferred. */
export interface Balances {
  of(currency: string): number;
  add(currency: string, delta: number): void;
}

const row = z.optional(z.object({ amount: z.number() }));

export const makeBalances = ({ sql }: Database): Balances => {
  const read = sql.prepare('SELECT amount FROM balances WHERE currency = ?');
  const write = sql.prepare(`INSERT INTO balances (currency, amount) VALUES (?, ?)
    ON CONFLICT (currency) DO UPDATE SET amount = amount + excluded.amount`);
  return {
    of: (currency) => z.parse(row, read.get(currency))?.amount ?? 0,
    add: (currency, delta) => {
      write.run(currency, delta);
    },
  };
};
