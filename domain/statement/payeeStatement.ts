import { type CommissionAmounts, commissionAmounts } from '../deal/commissionAmounts.ts';
import { isClaimOn } from '../deal/payment.ts';
import type { Entry } from '../ledger/entry.ts';
import { creatorSide } from '../terms/cost.ts';
import { bookedLines } from './bookedLines.ts';
import { isBooking, isCarried, isSame, postedTo } from './credits.ts';
import { expectedLines } from './expectedLines.ts';
import type { StatementFacts } from './facts.ts';
import type { Line } from './line.ts';
import { PLATFORM, type StatementPayee } from './rule.ts';

/**
 * What a payee gets out of a deal; minor units. `earned − takenBack` is what the ledger credited to it, and equals
 * `paid + outstanding + kept − owed − recovered`.
 */
export interface PayeeTotals {
  readonly earnedMinor: number;
  /** Because orders were returned after the settlement. */
  readonly takenBackMinor: number;
  /** Arrived, whatever was taken back since. */
  readonly paidMinor: number;
  /** Earned and not arrived. */
  readonly outstandingMinor: number;
  /** Kept for what the payee owes because of other deals. */
  readonly keptMinor: number;
  /** What of `takenBack` the payee had been sent and still owes. */
  readonly owedMinor: number;
  /** What of it came back since. */
  readonly recoveredMinor: number;
  /** Not earned yet. */
  readonly expectedMinor: number;
}

export interface PayeeStatement {
  readonly payee: StatementPayee;
  readonly totals: PayeeTotals;
  /** The creator's own commission, by how sure it is; `null` for others, and where none was agreed. */
  readonly commission: CommissionAmounts | null;
  readonly lines: readonly Line[];
}

/** Everybody who gets something out of the deal by its terms or by its books. */
function payeesOf({ deal }: Pick<StatementFacts, 'deal'>, lines: readonly Line[]): StatementPayee[] {
  const provider = (id: string): StatementPayee => ({ role: 'provider', id });
  const named = [
    { role: 'creator' as const, id: deal.creatorId },
    ...(deal.provider === null ? [] : [provider(deal.provider.id)]),
    ...(deal.terms.chain?.levels ?? []).flatMap(({ to }) => (to === 'creator' ? [] : [provider(to)])),
    ...lines.map(({ payee }) => payee),
  ].filter(({ role }) => role !== 'platform');
  const distinct = named.filter((payee, index) => named.findIndex((each) => isSame(each, payee)) === index);
  return [...distinct, PLATFORM];
}

export function payeeStatements(facts: StatementFacts): PayeeStatement[] {
  const lines = [...bookedLines(facts), ...expectedLines(facts)];
  return payeesOf(facts, lines).map((payee) => {
    const own = lines.filter((line) => isSame(line.payee, payee));
    return {
      payee,
      totals: totalsOf(facts, payee, own),
      commission: commissionFor(facts, payee),
      lines: own,
    };
  });
}

/** An estimate is reckoned on the orders one by one here, so that it is what they are listed with. */
function commissionFor({ deal, found }: StatementFacts, { role }: StatementPayee): CommissionAmounts | null {
  if (role !== 'creator' || deal.terms.commission === undefined) return null;
  const amounts = commissionAmounts(deal);
  if (deal.salesSettledAt !== null) return amounts;
  const { creatorMinor } = creatorSide(deal.terms, { feeMinor: 0, commissionMinor: found.commissionMinor });
  return { ...amounts, estimatedMinor: creatorMinor };
}

function totalsOf(facts: StatementFacts, payee: StatementPayee, lines: readonly Line[]): PayeeTotals {
  const booked = lines.filter(({ status }) => status !== 'expected');
  const bookings = facts.entries.filter(isBooking);
  const carried = facts.entries.filter(isCarried);
  const owedMinor = owedStill(facts, payee);
  const owedInAllMinor =
    0 -
    posted(
      bookings.filter((entry) => !isKeeping(entry, payee)),
      payee,
      'receivable',
    );
  return {
    earnedMinor: sum(booked.filter(({ amountMinor }) => amountMinor > 0)),
    takenBackMinor: 0 - sum(booked.filter(({ amountMinor }) => amountMinor < 0)),
    // What is the platform's stays where it is.
    paidMinor: payee.role === 'platform' ? sum(booked) : 0 - posted(carried, payee, 'payable'),
    outstandingMinor: posted(bookings, payee, 'payable') + posted(carried, payee, 'payable'),
    keptMinor:
      0 -
      posted(
        bookings.filter((entry) => isKeeping(entry, payee)),
        payee,
        'payable',
      ),
    owedMinor,
    recoveredMinor: owedInAllMinor - owedMinor,
    expectedMinor: sum(lines.filter(({ status }) => status === 'expected')),
  };
}

/** An offset: what the payee had earned here went to what it owed because of another deal. */
const isKeeping = (entry: Entry, payee: StatementPayee) =>
  postedTo(entry, payee) === 0 && postedTo(entry, payee, 'payable') < 0;

/** The refunds that wait for it. */
function owedStill({ deal }: StatementFacts, { role, id }: StatementPayee): number {
  if (role === 'platform') return 0;
  return sum(deal.payments.filter((payment) => isClaimOn(payment, { role, id })));
}

const posted = (entries: readonly Entry[], payee: StatementPayee, kind: 'payable' | 'receivable') =>
  entries.reduce((total, entry) => total + postedTo(entry, payee, kind), 0);

const sum = (some: readonly { readonly amountMinor: number }[]) =>
  some.reduce((total, { amountMinor }) => total + amountMinor, 0);
