import { released } from '../ledger/postings.ts';
import { sumMinor } from '../money/amount.ts';
import { SYSTEM } from '../parties.ts';
import { type Cost, plusCost, totalMinor } from '../terms/cost.ts';
import type { Change } from './change.ts';
import { planRefunds } from './collection.ts';
import type { Deal } from './deal.ts';
import type { EventType } from './event.ts';
import { type Payment, type Purpose, paymentId } from './payment.ts';

/** What leaves escrow in one go, and why. Amounts in minor units. */
export interface Release {
  /** The entry's purpose. */
  readonly entry: string;
  readonly event: EventType;
  readonly fee: Cost;
  readonly commission: Cost;
  /** What goes back to the brand. */
  readonly rest: number;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Moves what was earned and what is left out of escrow in one entry, and orders the payments that carry them. */
export function releaseFromEscrow(deal: Deal, release: Release): Change {
  const { entry, event, fee, commission, rest, at, data } = release;
  const seq = deal.lastSeq + 1;
  const cost = plusCost(fee, commission);
  const total = totalMinor(cost);
  const payments = [...payees(deal, release, seq), ...(rest > 0 ? planRefunds(deal, rest, seq) : [])];
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

function payees(deal: Deal, { fee, commission }: Release, seq: number): Payment[] {
  const order = (purpose: Purpose, to: Payment['to'], amountMinor: number, id?: string) =>
    amountMinor === 0 ? [] : [duePayment(id ?? paymentId(deal.id, purpose, seq), purpose, to, amountMinor)];
  const creator = { role: 'creator' as const, id: deal.creatorId };
  const provider = deal.provider === null ? null : { role: 'provider' as const, id: deal.provider.id };
  return [
    ...order('fee', creator, fee.creatorMinor),
    ...order('commission', creator, commission.creatorMinor),
    ...(provider === null ? [] : order('provider_fee', provider, fee.providerMinor)),
    ...(provider === null ? [] : order('provider_commission', provider, commission.providerMinor)),
    ...plusCost(fee, commission).chain.flatMap(({ level, providerId, amountMinor }) =>
      order(
        'chain',
        { role: 'provider', id: providerId },
        amountMinor,
        `${paymentId(deal.id, 'chain', seq)}.${level}`,
      ),
    ),
  ];
}

function duePayment(id: string, purpose: Purpose, to: Payment['to'], amountMinor: number): Payment {
  return {
    id,
    purpose,
    to,
    amountMinor,
    chargeReference: null,
    status: 'due',
    blockedBy: null,
    reference: null,
    failure: null,
  };
}
