import * as z from 'zod/mini';
import { instantSchema } from '../time.ts';
import { unmatchedSchema } from './matching.ts';
import { totalsSchema } from './totals.ts';

/** How much was looked at. */
export const countsSchema = z.strictObject({
  entries: z.int(),
  lines: z.int(),
  accounts: z.int(),
  deals: z.int(),
  records: z.int(),
});
export type Counts = z.infer<typeof countsSchema>;

/**
 * How far a run has come: all that the next slice has to know, whoever carries it out. Bounded: of what was found, only
 * ids are kept here.
 */
export const progressSchema = z.strictObject({
  /** Rises with every slice: whoever writes has to have read the one before. */
  version: z.int(),
  startedAt: instantSchema,
  finishedAt: z.nullable(instantSchema),
  stage: z.enum(['books', 'deals', 'service', 'done']),
  /** How many parts of the books were read. */
  parts: z.int(),
  /** Where the list of deals goes on. */
  dealsCursor: z.nullable(z.string()),
  /** When the first deal began: nothing of ours is older. */
  firstAt: z.nullable(instantSchema),
  /** Up to when the payment service's records were read. */
  recordsUntil: z.nullable(instantSchema),
  totals: z.record(z.string(), totalsSchema),
  unmatched: z.array(unmatchedSchema),
  /** Currencies in which something was found in the books: their sums need no further explanation. */
  explained: z.array(z.string()),
  /** Deals with an entry that says nothing any more. */
  spoiled: z.array(z.string()),
  /** How many differences this run found, and whether it gave up counting. */
  found: z.int(),
  gaveUp: z.boolean(),
  counts: countsSchema,
});
export type Progress = z.infer<typeof progressSchema>;

/** @param startedAt RFC 3339 */
export function begin(startedAt: string, version: number): Progress {
  return {
    version,
    startedAt,
    finishedAt: null,
    stage: 'books',
    parts: 0,
    dealsCursor: null,
    firstAt: null,
    recordsUntil: null,
    totals: {},
    unmatched: [],
    explained: [],
    spoiled: [],
    found: 0,
    gaveUp: false,
    counts: { entries: 0, lines: 0, accounts: 0, deals: 0, records: 0 },
  };
}
