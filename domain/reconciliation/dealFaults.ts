import type { Deal } from '../deal/deal.ts';
import { escrow, PSP_CLEARING } from '../ledger/account.ts';
import { effectOf } from '../ledger/balance.ts';
import type { Entry } from '../ledger/entry.ts';
import { between, type Check, type Difference, side } from './difference.ts';

/** Of a deal's own numbers and what its entries say: whatever of DESIGN §5 does not hold. */
export function dealFaults(deal: Deal, entries: readonly Entry[]): Difference[] {
  const { id, status, escrowMinor, money } = deal;
  const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = money;
  const books = sumsOf(deal, entries);
  const outMinor = releasedMinor + refundedMinor + escrowMinor;
  const deals = (amountMinor: number) => side('deal', amountMinor, id, deal.updatedAt);
  const inBooks = (amountMinor: number) => side('books', amountMinor, escrow(id));
  const compare = (
    check: Check,
    ours: ReturnType<typeof side>,
    theirs: ReturnType<typeof side>,
    text?: string,
  ) =>
    ours.amountMinor === theirs.amountMinor
      ? []
      : [between({ check, subject: id, dealId: id, currency: deal.terms.currency }, ours, theirs, text)];
  const held = compare('deal_escrow', inBooks(books.escrowMinor), deals(escrowMinor));
  const left = compare('deal_escrow', deals(0), inBooks(books.escrowMinor), 'the deal is closed');
  const againstBooks = [
    ...(held.length > 0 || status !== 'closed' ? held : left),
    ...compare('deal_funded', inBooks(books.fundedMinor), deals(fundedMinor)),
    ...compare('deal_paid_out', inBooks(books.paidOutMinor), deals(paidOutMinor)),
  ];
  if (againstBooks.length > 0) return againstBooks;
  return compare(
    'deal_money',
    deals(fundedMinor),
    deals(outMinor),
    'funded is not released + refunded + held',
  );
}

/** Whether the deal was ever to be paid for, so that it may have entries. */
export function mayHaveMoney({ collections, money, payments }: Deal): boolean {
  return collections > 0 || money.fundedMinor > 0 || payments.length > 0;
}

function sumsOf({ id, terms }: Deal, entries: readonly Entry[]) {
  let escrowMinor = 0;
  let fundedMinor = 0;
  let paidOutMinor = 0;
  for (const entry of entries) {
    if (entry.currency !== terms.currency) continue;
    const posted = entry.postings.map(({ account, amountMinor }) => ({
      account,
      amountMinor: effectOf(entry, amountMinor).balanceMinor,
    }));
    const of = (isMeant: (account: string) => boolean) =>
      posted.reduce((sum, { account, amountMinor }) => sum + (isMeant(account) ? amountMinor : 0), 0);
    const escrowed = of((account) => account === escrow(id));
    const cleared = of((account) => account === PSP_CLEARING);
    escrowMinor += escrowed;
    if (cleared !== 0) fundedMinor += escrowed;
    // What was taken back of a payout stands against what its payee owes.
    if (cleared !== 0) paidOutMinor -= of((account) => /^(payable|receivable):/.test(account));
  }
  return { escrowMinor, fundedMinor, paidOutMinor };
}
