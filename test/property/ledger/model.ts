import { mustStayCovered, mustStayOwed } from '../../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../domain/ledger/balance.ts';
import { contentHash, type Entry } from '../../../domain/ledger/entry.ts';
import { reservedBy } from '../../../domain/ledger/phases.ts';

/** What becomes of an entry: `known` is in the books already, `not_owed` recovers more than is owed. */
export type Outcome = 'written' | 'known' | 'not_owed' | 'refused';

/** What a ledger has to do, in the fewest words. */
export class LedgerModel {
  readonly entries = new Map<string, Entry>();
  readonly standings = new Map<string, Balance>();

  take(entry: Entry): Outcome {
    const place = entry.resolves === null ? entry.id : `end of ${entry.resolves}`;
    const known = this.entries.get(place);
    if (known !== undefined) return contentHash(known) === contentHash(entry) ? 'known' : 'refused';
    const reserved = reservedBy(entry);
    const pending = reserved && this.entries.get(reserved.id);
    if (reserved !== null && (!pending || contentHash(pending) !== contentHash(reserved))) return 'refused';
    const next = entry.postings.map(({ account, amountMinor }) => {
      const effect = effectOf(entry, amountMinor);
      return { account, effect, standing: addBalances(this.standing(account), effect) };
    });
    const isOverdrawn = next.some(
      ({ account, effect, standing }) =>
        mustStayOwed(account) && effect.mostMinor > 0 && standing.mostMinor > 0,
    );
    if (isOverdrawn) return 'not_owed';
    const isUncovered = next.some(
      ({ account, effect, standing }) =>
        mustStayCovered(account) && effect.leastMinor < 0 && standing.leastMinor < 0,
    );
    if (isUncovered) return 'refused';
    this.entries.set(place, entry);
    for (const { account, standing } of next) this.standings.set(account, standing);
    return 'written';
  }

  standing(account: string): Balance {
    return this.standings.get(account) ?? NOTHING;
  }
}

/** What is wrong with balances, whatever led to them. */
export function faultsOf(standings: ReadonlyMap<string, Balance>): string[] {
  const all = [...standings];
  const sum = all.reduce((total, [, { balanceMinor }]) => total + balanceMinor, 0);
  const leaving = all.reduce((total, [, each]) => total + each.balanceMinor - each.leastMinor, 0);
  const arriving = all.reduce((total, [, each]) => total + each.mostMinor - each.balanceMinor, 0);
  return [
    ...(sum === 0 ? [] : [`balances sum to ${sum}`]),
    ...(leaving === arriving ? [] : [`${leaving} is leaving but ${arriving} arriving`]),
    ...all.flatMap(([account, { balanceMinor, leastMinor, mostMinor }]) => [
      ...(leastMinor <= balanceMinor && balanceMinor <= mostMinor
        ? []
        : [`${account} lies out of its bounds`]),
      ...(mustStayCovered(account) && leastMinor < 0 ? [`${account} falls to ${leastMinor}`] : []),
      ...(mustStayOwed(account) && mostMinor > 0 ? [`${account} rises to ${mostMinor}`] : []),
    ]),
  ];
}
