import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));

/** What is counted of a party: each measure beside how often it was put to the test. Times in milliseconds. */
export const tallySchema = z.strictObject({
  /** Deals that were agreed on. */
  deals: count,
  /** Gates at which the other side waited for this one, and those at which it waited in vain. */
  turns: count,
  silentExpiries: count,
  deliveries: count,
  deliveriesOnTime: count,
  reviews: count,
  reviewMillis: count,
  payments: count,
  paymentsInTime: count,
  paymentMillis: count,
  disputes: count,
  disputesOpened: count,
  disputesLost: count,
  cancellations: count,
  lateCancellations: count,
});
export type Tally = z.infer<typeof tallySchema>;
export type Measure = keyof Tally;

export const MEASURES = z.keyof(tallySchema).options;

export const NOTHING: Tally = {
  deals: 0,
  turns: 0,
  silentExpiries: 0,
  deliveries: 0,
  deliveriesOnTime: 0,
  reviews: 0,
  reviewMillis: 0,
  payments: 0,
  paymentsInTime: 0,
  paymentMillis: 0,
  disputes: 0,
  disputesOpened: 0,
  disputesLost: 0,
  cancellations: 0,
  lateCancellations: 0,
};

export function plusTally(a: Tally, b: Partial<Tally>): Tally {
  const sum = { ...a };
  for (const measure of MEASURES) sum[measure] += b[measure] ?? 0;
  return sum;
}

/** What has to be added to `from` to make it `to`; parts may be below zero. Only what differs is named. */
export function difference(from: Tally, to: Tally): Partial<Record<Measure, number>> {
  return Object.fromEntries(
    MEASURES.filter((measure) => to[measure] !== from[measure]).map((measure) => [
      measure,
      to[measure] - from[measure],
    ]),
  );
}
