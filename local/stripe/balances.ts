import * as z from 'zod/mini';
import type { Database } from './database.ts';

/** The platform's own balance, as an owner beside the payees' accounts. */
export const platform = 'platform';

/**
 * What lies with the service, per owner and currency, in Stripe's units. The platform's: collected − refunded −
 * transferred + reversed; an account's: transferred to it − reversed − paid out to its bank.
 */
export interface Balances {
  of(owner: string, currency: string): number;
  add(owner: string, currency: string, delta: number): void;
}

const row = z.optional(z.object({ amount: z.number() }));

export const makeBalances = ({ sql }: Database): Balances => {
  const read = sql.prepare('SELECT amount FROM balances WHERE owner = ? AND currency = ?');
  const write = sql.prepare(`INSERT INTO balances (owner, currency, amount) VALUES (?, ?, ?)
    ON CONFLICT (owner, currency) DO UPDATE SET amount = amount + excluded.amount`);
  return {
    of: (owner, currency) => z.parse(row, read.get(owner, currency))?.amount ?? 0,
    add: (owner, currency, delta) => {
      write.run(owner, currency, delta);
    },
  };
};
