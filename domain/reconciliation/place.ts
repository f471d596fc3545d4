import { dealOfEscrow, isShared, mustStayCovered, mustStayOwed } from '../ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../ledger/balance.ts';
import type { BookItem } from '../ports/ledger.ts';
import { between, type Difference, side } from './difference.ts';
import { entryFault } from './entryFault.ts';

interface AccountTally {
  readonly account: string;
  readonly currency: string;
  posted: Balance;
  stored: Balance;
}

/** What stands at one place of the books, taken item by item and forgotten: only sums and faults are kept. */
export class PlaceTally {
  readonly place: string;
  readonly #accounts = new Map<string, AccountTally>();
  readonly #faults: Difference[] = [];

  constructor(place: string) {
    this.place = place;
  }

  add(item: BookItem): void {
    switch (item.kind) {
      case 'entry':
        this.#addEntry(item);
        break;
      case 'line': {
        const { account, currency, amountMinor } = item.line;
        const tally = this.#tally(account, currency);
        tally.posted = addBalances(tally.posted, effectOf(item.line, amountMinor));
        break;
      }
      case 'balance':
        this.#tally(item.account, item.currency).stored = item.balance;
        break;
    }
  }

  #addEntry({ entry, contentHash }: Extract<BookItem, { kind: 'entry' }>): void {
    const fault = entryFault(entry, contentHash);
    if (fault !== null) this.#faults.push(fault);
    for (const { account, amountMinor } of entry.postings) {
      if (dealOfEscrow(account) !== entry.dealId) continue;
      const tally = this.#tally(account, entry.currency);
      tally.posted = addBalances(tally.posted, effectOf(entry, amountMinor));
    }
  }

  #tally(account: string, currency: string): AccountTally {
    const name = `${currency} ${account}`;
    const known = this.#accounts.get(name);
    if (known !== undefined) return known;
    const tally = { account, currency, posted: NOTHING, stored: NOTHING };
    this.#accounts.set(name, tally);
    return tally;
  }

  /** An entry that is not what was written says nothing of its account any more: it is the one fault. */
  faults(): Difference[] {
    if (this.#faults.length > 0) return this.#faults;
    return [...this.#accounts.values()].flatMap((tally) => accountFaults(this.place, tally));
  }

  /** What is held in escrow here, so that its deal has to be there. */
  held(): { dealId: string; currency: string; amountMinor: number }[] {
    return [...this.#accounts.values()].flatMap(({ account, currency, stored }) => {
      const dealId = dealOfEscrow(account);
      return dealId === null || stored.balanceMinor === 0
        ? []
        : [{ dealId, currency, amountMinor: stored.balanceMinor }];
    });
  }

  /** How many accounts have their balance here. */
  get accounts(): number {
    return this.#accounts.size;
  }
}

function accountFaults(place: string, { account, currency, posted, stored }: AccountTally): Difference[] {
  const about = {
    // Each shard of a shared account is a balance of its own.
    subject: isShared(account) ? `${account} (${place})` : account,
    dealId: dealOfEscrow(account),
    currency,
  };
  const isEqual =
    posted.balanceMinor === stored.balanceMinor &&
    posted.leastMinor === stored.leastMinor &&
    posted.mostMinor === stored.mostMinor;
  if (!isEqual) {
    const isAboutPending = posted.balanceMinor === stored.balanceMinor;
    const [ours, theirs] = isAboutPending
      ? [posted.leastMinor - posted.mostMinor, stored.leastMinor - stored.mostMinor]
      : [posted.balanceMinor, stored.balanceMinor];
    const detail = isAboutPending ? 'what is pending' : null;
    return [between({ ...about, check: 'account' }, side('entries', ours), side('balance', theirs), detail)];
  }
  const wrong =
    (mustStayCovered(account) && Math.min(posted.leastMinor, 0)) ||
    (mustStayOwed(account) && Math.max(posted.mostMinor, 0));
  if (!wrong) return [];
  return [between({ ...about, check: 'account_sign' }, side('entries', 0), side('balance', wrong))];
}
