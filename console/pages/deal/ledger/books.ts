import type { EntryView } from '../../../../functions/api/dealLedger.ts';

/** Money that went from one account to another; minor units. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly minor: number;
}

/** What an account took in and gave away; minor units, both above zero. */
export interface AccountSum {
  readonly account: string;
  readonly inMinor: number;
  readonly outMinor: number;
}

/** What is told of an entry: what was on its way and ended is told by how it ended. */
export function toldEntries(entries: readonly EntryView[]): readonly EntryView[] {
  const ended = new Set(entries.flatMap(({ resolves }) => resolves ?? []));
  return entries.filter(({ id }) => !ended.has(id));
}

/** What moved, as ways of money: entries that name several accounts on both sides are matched in their order. */
export function flowsOf(entries: readonly EntryView[]): Flow[] {
  const sums = new Map<string, Flow>();
  for (const flow of posted(entries).flatMap(flowsIn)) {
    const key = `${flow.from} ${flow.to}`;
    sums.set(key, { ...flow, minor: flow.minor + (sums.get(key)?.minor ?? 0) });
  }
  return [...sums.values()];
}

export function flowsIn({ postings }: Pick<EntryView, 'postings'>): Flow[] {
  const givers = postings.filter(({ amount }) => amount < 0).map((each) => ({ ...each, left: -each.amount }));
  const flows: Flow[] = [];
  for (const { account: to, amount } of postings) {
    let missing = Math.max(amount, 0);
    for (const giver of givers) {
      const minor = Math.min(missing, giver.left);
      if (minor === 0) continue;
      flows.push({ from: giver.account, to, minor });
      giver.left -= minor;
      missing -= minor;
    }
  }
  return flows;
}

/** Per account what moved, in the order in which accounts were first used. */
export function sumsOf(entries: readonly EntryView[]): AccountSum[] {
  const sums = new Map<string, AccountSum>();
  for (const { account, amount } of posted(entries).flatMap(({ postings }) => postings)) {
    const { inMinor, outMinor } = sums.get(account) ?? { inMinor: 0, outMinor: 0 };
    sums.set(account, {
      account,
      inMinor: inMinor + Math.max(amount, 0),
      outMinor: outMinor + Math.max(-amount, 0),
    });
  }
  return [...sums.values()];
}

const posted = (entries: readonly EntryView[]) => entries.filter(({ phase }) => phase === 'posted');
