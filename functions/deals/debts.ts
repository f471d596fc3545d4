import type { Change } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { Payee } from '../../domain/deal/debts.ts';
import { offsetDebts, offsettable } from '../../domain/deal/offset.ts';
import { receivable } from '../../domain/ledger/account.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';

/** What `payee` owes us, less what is about to be taken back from it; minor units. */
export async function owedMinor(ledger: Ledger, { role, id }: Payee, currency: string): Promise<number> {
  const { mostMinor } = await ledger.standing(receivable(role, id), currency);
  return Math.max(0, -mostMinor);
}

/** Keeps from the commission that `base` is about to pay what its payees owe. @param at RFC 3339 */
export async function withOffsets(ledger: Ledger, base: Change, at: string): Promise<Change> {
  const { currency } = base.deal.terms;
  const debts = [];
  for (const payee of offsettable(base.deal))
    debts.push({ payee, owedMinor: await owedMinor(ledger, payee, currency) });
  return offsetDebts(base, debts, at);
}

/** The same for a deal whose commission waits to be sent; `null` when nothing is kept. */
export async function offsetBlocked(ledger: Ledger, deal: Deal, at: string): Promise<Change | null> {
  const change = await withOffsets(ledger, { deal, happenings: [], entries: [] }, at);
  return change.deal === deal ? null : change;
}
