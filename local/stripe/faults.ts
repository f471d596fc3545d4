import * as z from 'zod/mini';
import { durationSchema } from '../../domain/time.ts';
import type { Database } from './database.ts';

const times = z._default(z.int().check(z.minimum(1), z.maximum(1000)), 1);
const after = z._default(durationSchema, 'P1D');
const outcome = z._default(z.enum(['succeeded', 'failed']), 'succeeded');
/** How the path of a call starts, such as `/v1/transfers`; every call when absent. */
const path = z.optional(z.string().check(z.regex(/^\/v1\/\S*$/, 'must start with /v1/')));
/** Of an event, such as `refund.updated`; every one when absent. */
const type = z.optional(z.string().check(z.regex(/^[a-z_]+(\.[a-z_]+)+$/, "must be an event's type")));

/** What can be made to go wrong, the next `times` times that it could. docs/payments.md tells what each does. */
export const faultSchema = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('card_declined'), times }),
  z.strictObject({ fault: z.literal('delayed_settlement'), times, after, outcome }),
  z.strictObject({ fault: z.literal('delayed_refund'), times, after, outcome }),
  z.strictObject({ fault: z.literal('refund_fails_later'), times, after }),
  z.strictObject({
    fault: z.literal('insufficient_balance'),
    times,
    on: z.enum(['transfer', 'reversal', 'refund']),
  }),
  z.strictObject({ fault: z.literal('bank_payout'), times, after, outcome }),
  z.strictObject({ fault: z.literal('rate_limit'), times, path }),
  z.strictObject({ fault: z.literal('server_error'), times, path }),
  z.strictObject({ fault: z.literal('key_in_use'), times, path }),
  z.strictObject({ fault: z.literal('lost_answer'), times, path }),
  z.strictObject({ fault: z.literal('webhook_duplicated'), times, type }),
  z.strictObject({ fault: z.literal('webhook_delayed'), times, type, after }),
  z.strictObject({ fault: z.literal('webhook_unreachable'), times, type }),
]);
export type Fault = z.infer<typeof faultSchema>;
type Named<N extends Fault['fault']> = Extract<Fault, { fault: N }>;

/** Faults that were armed and have not struck yet; they survive a restart. */
export interface Faults {
  arm(fault: Fault): void;
  /** As armed, with what is left of `times`; in the order in which they strike. */
  armed(): readonly Fault[];
  clear(): void;
  /** The first armed fault of this name that fits, which has then struck once more. */
  strike<N extends Fault['fault']>(name: N, fits?: (fault: Named<N>) => boolean): Named<N> | undefined;
}

const row = z.object({ seq: z.number(), body: z.string(), left: z.number() });

const isNamed = <N extends Fault['fault']>(fault: Fault, name: N): fault is Named<N> => fault.fault === name;

export const makeFaults = ({ sql }: Database): Faults => {
  const all = sql.prepare('SELECT seq, body, left FROM faults WHERE left > 0 ORDER BY seq');
  const insert = sql.prepare('INSERT INTO faults (body, left) VALUES (?, ?)');
  const use = sql.prepare('UPDATE faults SET left = left - 1 WHERE seq = ?');
  const read = () =>
    z.parse(z.array(row), all.all()).map(({ seq, body, left }) => ({
      seq,
      fault: { ...z.parse(faultSchema, JSON.parse(body)), times: left },
    }));
  return {
    arm: (fault) => {
      insert.run(JSON.stringify(fault), fault.times);
    },
    armed: () => read().map(({ fault }) => fault),
    clear: () => {
      sql.exec('DELETE FROM faults');
    },
    strike: (name, fits = () => true) => {
      for (const { seq, fault } of read()) {
        if (!isNamed(fault, name) || !fits(fault)) continue;
        use.run(seq);
        return fault;
      }
      return undefined;
    },
  };
};
