import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { picoOf, type Tiered } from './pico.ts';

const usdSchema = z.string().regex(/^\d+(\.\d{1,12})?$/);
const rateSchema = z.strictObject({
  usd: usdSchema,
  per: z.int().positive().default(1),
  beyond: z.array(z.strictObject({ from: z.int().positive(), usd: usdSchema })).default([]),
  source: z.url().optional(),
});

/** What a deal uses, counted in the unit its price is for. */
export const USED = [
  'stateTransitions',
  'lambdaRequests',
  'lambdaMbMillis',
  'dynamoWriteUnits',
  'dynamoReadHalfUnits',
  'httpRequests',
  'edgeRequests',
  'edgeFunctions',
  'mails',
  'pipeRequests',
  'busEvents',
  'logBytes',
  'tracesPpm',
  's3Writes',
  'storedByteMonths',
] as const;
export type Used = (typeof USED)[number];
export type Quantities = Readonly<Record<Used, bigint>>;

const FIXED = [
  'kmsKeys',
  'secrets',
  'alarms',
  'customMetrics',
  'dashboards',
  'webAcls',
  'webAclRules',
  'kmsRequests',
  'streamReads',
] as const;

const sourced = rateSchema.required({ source: true });
const pricesSchema = z.strictObject({
  date: z.iso.date(),
  region: z.string(),
  currency: z.literal('USD'),
  note: z.string(),
  prices: z.record(z.enum(USED), sourced),
  monthly: z.record(z.enum(FIXED), sourced),
  wafRequests: sourced,
  temporalCloud: z.strictObject({
    source: z.url(),
    actions: rateSchema,
    activeByteHours: rateSchema,
    retainedByteHours: rateSchema,
    leastUsd: usdSchema,
    planPpm: z.int().min(0).max(1_000_000),
  }),
  durableFunctions: z.strictObject({
    source: z.url(),
    operations: rateSchema,
    writtenBytes: rateSchema,
    retainedByteMonths: rateSchema,
  }),
});
export type Prices = z.infer<typeof pricesSchema>;
type Price = z.infer<typeof rateSchema>;

/** The dated price file. @throws ZodError where it lacks one or has one that nothing asks for */
export function readPrices(file = new URL('prices.json', import.meta.url)): Prices {
  return pricesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function tiersOf({ usd, per, beyond }: Price): Tiered {
  const first = { from: 0n, pico: picoOf(usd) };
  const further = beyond.map((step) => ({ from: BigInt(step.from), pico: picoOf(step.usd) }));
  return { per: BigInt(per), steps: [first, ...further] };
}
