import type { Collection, Deal } from '../deal/deal.ts';
import type { Payment } from '../deal/payment.ts';
import { dealOfEscrow } from '../ledger/account.ts';
import type { Entry } from '../ledger/entry.ts';
import { linePayment } from './bookedLines.ts';
import { type Condition, standing } from './condition.ts';
import { isBooking, isCarried, totalIn } from './credits.ts';
import type { StatementFacts } from './facts.ts';
import type { Line, LinePayment } from './line.ts';
import type { PayeeStatement } from './payeeStatement.ts';
import type { LineKind } from './rule.ts';

/** What was asked of the brand. `late` came in when the deal no longer waited for it and went back whole. */
export interface Charge {
  readonly kind: 'funding' | 'top_up' | 'late';
  readonly amountMinor: number;
  readonly status: 'asked' | 'pending' | 'paid';
  readonly at: string | null;
  readonly reference: string | null;
  readonly condition: Condition | null;
}

/** What one kind of cost came to, with the amounts it is made of; minor units, below zero for what was taken back. */
export interface CostOfKind {
  readonly kind: LineKind;
  readonly amountMinor: number;
  readonly lines: readonly Line[];
}

/** The brand's side; by the ledger, paid − refunded − held = the sum of the costs. Minor units. */
export interface BrandStatement {
  readonly totals: {
    readonly paidMinor: number;
    readonly refundedMinor: number;
    readonly heldMinor: number;
    readonly costMinor: number;
    /** What the deal will cost on top of that if it goes on as agreed. */
    readonly expectedMinor: number;
  };
  readonly charges: readonly Charge[];
  readonly costs: readonly CostOfKind[];
  readonly expected: readonly CostOfKind[];
  readonly refunds: readonly LinePayment[];
}

export function brandStatement(facts: StatementFacts, payees: readonly PayeeStatement[]): BrandStatement {
  const { deal, entries } = facts;
  const isEscrow = (account: string) => dealOfEscrow(account) === deal.id;
  const isRefundable = (account: string) => account.startsWith('refundable:');
  const carried = entries.filter(isCarried);
  const bookings = entries.filter(isBooking);
  const lines = payees.flatMap((payee) => payee.lines).map(asCost);
  const costs = byKind(lines.filter(({ status }) => status !== 'expected'));
  const expected = byKind(lines.filter(({ status }) => status === 'expected'));
  return {
    totals: {
      paidMinor: totalIn(carried, isEscrow),
      refundedMinor: totalIn(bookings, isRefundable),
      heldMinor: totalIn([...carried, ...bookings], isEscrow),
      costMinor: sum(costs),
      expectedMinor: sum(expected),
    },
    charges: [...chargesAsked(deal), ...lateCharges(deal, entries)],
    costs,
    expected,
    refunds: deal.payments.filter(isRefund).map((payment) => linePayment(deal, payment, entries)),
  };
}

/** To the brand a cost is a cost: how far its payee's payment is, and what that lacks, is the payee's own business. */
function asCost(line: Line): Line {
  if (line.status === 'expected') return line;
  const dates = { ...line.dates, paidAt: null };
  return { ...line, status: 'booked', dates, payments: [], condition: null };
}

const isRefund = ({ purpose }: Payment) => purpose === 'refund';

const KINDS: readonly LineKind[] = [
  ...(['fee', 'commission', 'chain', 'provider_share', 'platform_fee', 'taken_back', 'other'] as const),
];

function byKind(lines: readonly Line[]): CostOfKind[] {
  return KINDS.map((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    return { kind, amountMinor: sum(own), lines: own };
  }).filter((cost) => cost.lines.length > 0);
}

function chargesAsked(deal: Deal): Charge[] {
  const charge = (kind: 'funding' | 'top_up', collection: Collection | null): Charge[] => {
    if (collection === null) return [];
    const { paymentId, amountMinor, heldAt, reference } = collection;
    const isPending = deal.pendingCollections.some((pending) => pending.paymentId === paymentId);
    const status = heldAt !== null ? 'paid' : isPending ? 'pending' : 'asked';
    const condition = status === 'asked' && deal.status !== 'closed' ? standing(deal) : null;
    return [{ kind, amountMinor, status, at: heldAt, reference, condition }];
  };
  return [...charge('funding', deal.funding), ...charge('top_up', deal.topUp)];
}

function lateCharges(deal: Deal, entries: readonly Entry[]): Charge[] {
  return entries
    .filter((entry) => isCarried(entry) && entry.purpose.startsWith('collected_late.'))
    .map((entry) => ({
      kind: 'late',
      amountMinor: totalIn([entry], (account) => account.startsWith('refundable:')),
      status: 'paid',
      at: entry.at,
      reference: lateReference(deal, entry),
      condition: null,
    }));
}

/** Its refund names the payment it goes back to. */
function lateReference({ payments }: Deal, { purpose }: Entry): string | null {
  const paymentId = purpose.slice('collected_late.'.length);
  return payments.find(({ id }) => id.startsWith(`${paymentId}.returned`))?.chargeReference ?? null;
}

const sum = (some: readonly { readonly amountMinor: number }[]) =>
  some.reduce((total, { amountMinor }) => total + amountMinor, 0);
