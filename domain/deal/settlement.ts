import type { SalesFound } from '../commission/tally.ts';
import { InvariantViolation } from '../errors.ts';
import { released } from '../ledger/postings.ts';
import { sumMinor } from '../money/amount.ts';
import { SYSTEM } from '../parties.ts';
import { type Cost, costOf, totalMinor } from '../terms/terms.ts';
import { toInstant } from '../time.ts';
import type { Change } from './change.ts';
import { planRefunds, settlementCost, topUpMinor } from './collection.ts';
import { awaitsSales, type Deal } from './deal.ts';
import type { EventType } from './event.ts';
import { type Payment, type Purpose, paymentId } from './payment.ts';

/**
 * The work was accepted: the fixed fee, with the platform's and the provider's part of it, leaves escrow.
 * Without sales to wait for, whatever is left goes back to the brand. `null` when that was done before.
 * @param now epoch ms
 */
export function releaseFee(deal: Deal, now: number): Change | null {
  if (deal.feeReleasedAt !== null) return null;
  const at = toInstant(now);
  const cost = costOf(deal.terms, deal.terms.fixedFee, 0);
  const rest = awaitsSales(deal) ? 0 : deal.escrowMinor - totalMinor(cost);
  const next = { ...deal, feeReleasedAt: at };
  const purposes = { creator: 'fee', provider: 'provider_fee' } as const;
  return pay(next, {
    entry: 'fee_release',
    event: 'deal.fee_released.v1',
    purposes,
    cost,
    rest,
    at,
    data: {},
  });
}

export type SettlementResult =
  | { readonly kind: 'settled'; readonly change: Change }
  | { readonly kind: 'top_up_due'; readonly change: Change | null }
  | { readonly kind: 'nothing_reported' }
  | { readonly kind: 'still_open' }
  | { readonly kind: 'done' };

/**
 * The sales are closed: the commission `found` in the reported orders is taken from escrow and the rest returned.
 * If escrow does not hold enough, the brand has to add the difference first, unless an operator's `release`
 * said that what is there must do. @param now epoch ms
 */
export function settleSales(deal: Deal, found: SalesFound, now: number): SettlementResult {
  const {
    commissionCapped,
    terms: { commission },
  } = deal;
  if (commission === undefined || deal.delivery === null)
    throw new InvariantViolation(`deal ${deal.id} has no sales to settle`);
  if (deal.salesSettledAt !== null) return { kind: 'done' };
  if (deal.salesClosedAt === null && !commissionCapped) return { kind: 'still_open' };
  if (deal.salesReports === 0 && !commissionCapped) return { kind: 'nothing_reported' };

  const counted = withSales(deal, found);
  const short = topUpMinor(counted);
  if (short > 0 && !commissionCapped) {
    const isTold = deal.sales !== null;
    const happenings = [
      { type: 'deal.top_up_required.v1' as const, actor: SYSTEM, data: { amountMinor: short, ...found } },
    ];
    return { kind: 'top_up_due', change: isTold ? null : { deal: counted, happenings, entries: [] } };
  }
  const payableMinor = short > 0 ? mostCommission(counted, found.commissionMinor) : found.commissionMinor;
  const { cost, totalMinor: total } = settlementCost(counted, payableMinor);
  const at = toInstant(now);
  const change = pay(
    { ...counted, salesSettledAt: at },
    {
      entry: 'commission_settlement',
      event: 'deal.commission_settled.v1',
      purposes: { creator: 'commission', provider: 'provider_commission' },
      cost,
      rest: counted.escrowMinor - total,
      at,
      data: { ...found, paidMinor: payableMinor },
    },
  );
  return { kind: 'settled', change };
}

/** Whatever escrow still holds goes back to the brand. @param now epoch ms */
export function orderRefund(deal: Deal, now: number): Change | null {
  if (deal.escrowMinor === 0) return null;
  const nothing = { creatorMinor: 0, platformMinor: 0, providerMinor: 0 };
  const purposes = { creator: 'fee', provider: 'provider_fee' } as const;
  const at = toInstant(now);
  const entry = `refund.${deal.lastSeq + 1}`;
  return pay(deal, {
    entry,
    event: 'deal.refund_ordered.v1',
    purposes,
    cost: nothing,
    rest: deal.escrowMinor,
    at,
    data: {},
  });
}

function withSales(deal: Deal, found: SalesFound): Deal {
  return { ...deal, sales: { ...found }, salesClosedAt: deal.salesClosedAt ?? deal.updatedAt };
}

/** The highest commission up to `wanted` whose whole cost escrow covers; minor units. */
function mostCommission(deal: Deal, wanted: number): number {
  let low = 0;
  let high = Math.min(wanted, deal.escrowMinor);
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (settlementCost(deal, middle).totalMinor <= deal.escrowMinor) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Release {
  readonly entry: string;
  readonly event: EventType;
  readonly purposes: { readonly creator: Purpose; readonly provider: Purpose };
  readonly cost: Cost;
  /** What goes back to the brand. */
  readonly rest: number;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Moves `cost` and `rest` out of escrow in one entry and orders the payments that carry them. */
function pay(deal: Deal, release: Release): Change {
  const { entry, event, purposes, cost, rest, at, data } = release;
  const seq = deal.lastSeq + 1;
  const total = totalMinor(cost);
  const payments = [...payees(deal, cost, purposes, seq), ...(rest > 0 ? planRefunds(deal, rest, seq) : [])];
  const next: Deal = {
    ...deal,
    escrowMinor: deal.escrowMinor - total - rest,
    money: {
      ...deal.money,
      releasedMinor: sumMinor(deal.money.releasedMinor, total),
      refundedMinor: sumMinor(deal.money.refundedMinor, rest),
    },
    payments: [...deal.payments, ...payments],
  };
  const moved = total + rest > 0 ? [released(deal, entry, cost, rest, at)] : [];
  const ordered = payments.map(({ id, purpose, to, amountMinor }) => ({
    id,
    purpose,
    to: to.role,
    amountMinor,
  }));
  const happening = {
    type: event,
    actor: SYSTEM,
    data: { ...data, ...cost, returnedMinor: rest, payments: ordered },
  };
  return { deal: next, happenings: [happening], entries: moved };
}

function payees(deal: Deal, cost: Cost, purposes: Release['purposes'], seq: number): Payment[] {
  const wanted = [
    {
      purpose: purposes.creator,
      to: { role: 'creator' as const, id: deal.creatorId },
      amountMinor: cost.creatorMinor,
    },
    ...(deal.provider === null
      ? []
      : [
          {
            purpose: purposes.provider,
            to: { role: 'provider' as const, id: deal.provider.id },
            amountMinor: cost.providerMinor,
          },
        ]),
  ];
  return wanted
    .filter(({ amountMinor }) => amountMinor > 0)
    .map((payment) => ({
      ...payment,
      id: paymentId(deal.id, payment.purpose, seq),
      chargeReference: null,
      status: 'due',
      blockedBy: null,
      reference: null,
      failure: null,
    }));
}
