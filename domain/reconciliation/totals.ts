import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { dealOfEscrow } from '../ledger/account.ts';
import { effectOf } from '../ledger/balance.ts';
import type { Entry, Phase } from '../ledger/entry.ts';
import { between, type Difference, side } from './difference.ts';

/** An integer of any size, as it is kept between the slices of a run. */
const bigSchema = z.string().check(z.regex(/^-?\d+$/));

/**
 * Sums over everything of a currency up to one instant before the run: what was written before it stands still, so
 * that the sums of parts read one after another belong together.
 */
export const totalsSchema = z.strictObject({
  /** Of all accounts: must be zero. */
  accounts: bigSchema,
  /** What the entries say of accounts that have lines, as a fingerprint of every posting and as an amount. */
  entries: z.strictObject({ fingerprint: bigSchema, amount: bigSchema }),
  /** The same by the accounts' lines: must be the same. */
  lines: z.strictObject({ fingerprint: bigSchema, amount: bigSchema }),
});
export type Totals = z.infer<typeof totalsSchema>;

const FINGERPRINT_BITS = 64;

interface Posted extends Pick<Entry, 'phase' | 'resolves'> {
  readonly entryId: string;
  readonly account: string;
  readonly amountMinor: number;
}

/** Adds up a currency. Order does not matter. */
export class Totalling {
  #accounts: bigint;
  readonly #sides: Record<'entries' | 'lines', { fingerprint: bigint; amount: bigint }>;

  constructor(from?: Totals) {
    this.#accounts = BigInt(from?.accounts ?? 0);
    const sideFrom = (kept?: Totals['lines']) => ({
      fingerprint: BigInt(kept?.fingerprint ?? 0),
      amount: BigInt(kept?.amount ?? 0),
    });
    this.#sides = { entries: sideFrom(from?.entries), lines: sideFrom(from?.lines) };
  }

  addEntry({ id: entryId, phase, resolves, postings }: Entry): void {
    for (const { account, amountMinor } of postings) {
      const posted = { entryId, phase, resolves, account, amountMinor };
      if (dealOfEscrow(account) === null) this.#add('entries', posted);
      else this.#accounts += BigInt(effectOf(posted, amountMinor).balanceMinor);
    }
  }

  addLine(line: Posted): void {
    this.#add('lines', line);
    this.#accounts += BigInt(effectOf(line, line.amountMinor).balanceMinor);
  }

  #add(name: 'entries' | 'lines', posted: Posted): void {
    const sums = this.#sides[name];
    sums.fingerprint = BigInt.asUintN(FINGERPRINT_BITS, sums.fingerprint + fingerprintOf(posted));
    sums.amount += BigInt(effectOf(posted, posted.amountMinor).balanceMinor);
  }

  result(): Totals {
    const shown = ({ fingerprint, amount }: { fingerprint: bigint; amount: bigint }) => ({
      fingerprint: String(fingerprint),
      amount: String(amount),
    });
    const { entries, lines } = this.#sides;
    return { accounts: String(this.#accounts), entries: shown(entries), lines: shown(lines) };
  }
}

function fingerprintOf({
  entryId,
  account,
  amountMinor,
  phase,
}: {
  entryId: string;
  account: string;
  amountMinor: number;
  phase: Phase;
}): bigint {
  const text = `${entryId} ${account} ${amountMinor} ${phase}`;
  return createHash('sha256').update(text).digest().readBigUInt64BE(0);
}

/** What the sums of a currency say that nothing found in it explains. */
export function totalsFaults(currency: string, totals: Totals): Difference[] {
  const { accounts, entries, lines } = totals;
  const about = { subject: currency, dealId: null, currency };
  const faults: Difference[] = [];
  if (BigInt(accounts) !== 0n) {
    const sum = side('balance', Number(accounts));
    faults.push(between({ ...about, check: 'currency' }, side('entries', 0), sum));
  }
  if (entries.fingerprint !== lines.fingerprint) {
    const ours = side('entries', Number(entries.amount));
    faults.push(between({ ...about, check: 'lines' }, ours, side('lines', Number(lines.amount))));
  }
  return faults;
}
