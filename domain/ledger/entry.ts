import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';
import { InvariantViolation } from '../errors.ts';
import { requireAmount } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { instantSchema } from '../time.ts';
import { accountSchema } from './account.ts';

/** One side of an entry: what is added to the account's balance, in minor units; negative where it leaves. */
const postingSchema = z.strictObject({ account: accountSchema, amountMinor: z.int() });

/** DynamoDB writes at most 100 items at once, and an entry shares its transaction with the deal and its events. */
export const MOST_POSTINGS = 20;

/**
 * `posted`: the money moved. `pending`: it is on its way and reserved where it leaves; a second entry ends that, as
 * `posted` or as `voided`. Only posted entries make up a balance.
 */
export const phaseSchema = z.enum(['posted', 'pending', 'voided']);
export type Phase = z.infer<typeof phaseSchema>;

export const entrySchema = z.strictObject({
  /** `<dealId>.<purpose>`: writing it again is a no-op, writing other content under it is refused. */
  id: z.string(),
  dealId: z.string(),
  purpose: z.string(),
  currency: currencySchema,
  at: instantSchema,
  phase: phaseSchema,
  /** The pending entry that this one ends; `null` for all others. */
  resolves: z.nullable(z.string()),
  postings: z.array(postingSchema),
});
export type Entry = z.infer<typeof entrySchema>;

/** Money on its way between two accounts. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly amountMinor: number;
}

/**
 * A balanced entry out of moves, posted at once; one posting per account, moves of nothing left out.
 * @throws InvariantViolation for an amount that is no amount, an entry without postings or one with too many
 */
export function entryOf(
  dealId: string,
  purpose: string,
  currency: string,
  at: string,
  moves: readonly Move[],
): Entry {
  const sums = new Map<string, number>();
  for (const { from, to, amountMinor } of moves) {
    requireAmount(amountMinor);
    sums.set(from, (sums.get(from) ?? 0) - amountMinor);
    sums.set(to, (sums.get(to) ?? 0) + amountMinor);
  }
  const postings = [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([account, amountMinor]) => ({ account, amountMinor }));
  const entry: Entry = {
    ...{ id: `${dealId}.${purpose}`, dealId, purpose, currency, at },
    phase: 'posted',
    resolves: null,
    postings,
  };
  requireBalanced(entry);
  return entry;
}

/** @throws InvariantViolation unless the postings are 2 to 20 safe integers to different accounts that sum to zero */
export function requireBalanced({ id, dealId, postings }: Entry): void {
  const refuse = (reason: string) => new InvariantViolation(`entry ${id} ${reason}`, dealId);
  const unsafe = postings.find(({ amountMinor }) => !Number.isSafeInteger(amountMinor));
  if (unsafe !== undefined) throw refuse(`posts ${unsafe.amountMinor}`);
  const sum = postings.reduce((total, posting) => total + BigInt(posting.amountMinor), 0n);
  if (sum !== 0n) throw refuse(`is out of balance by ${sum}`);
  if (postings.length < 2 || postings.length > MOST_POSTINGS) throw refuse(`has ${postings.length} postings`);
  if (new Set(postings.map(({ account }) => account)).size < postings.length)
    throw refuse('posts to an account twice');
}

/** Tells an entry written again from another one under the same id. The time does not count. */
export function contentHash(entry: Entry): string {
  const { at: _, ...content } = entry;
  return canonicalHash(content);
}
