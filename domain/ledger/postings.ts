import type { Deal } from '../deal/deal.ts';
import type { Payment } from '../deal/payment.ts';
import type { Cost } from '../terms/cost.ts';
import { escrow, PLATFORM_REVENUE, PSP_CLEARING, payable, refundable } from './account.ts';
import { type Entry, entryOf, type Move } from './entry.ts';

/** The brand's money came in: it belongs to the deal until it is earned or returned. */
export function collected(deal: Deal, paymentId: string, amountMinor: number, at: string): Entry {
  return write(deal, `collected.${paymentId}`, at, [
    { from: PSP_CLEARING, to: escrow(deal.id), amountMinor },
  ]);
}

/** Money that came in when the deal no longer asked for it: owed back to the brand, never part of the deal. */
export function collectedTooLate(deal: Deal, paymentId: string, amountMinor: number, at: string): Entry {
  return write(deal, `collected_late.${paymentId}`, at, [
    { from: PSP_CLEARING, to: refundable(deal.brandId), amountMinor },
  ]);
}

/** What was earned leaves escrow to those who earned it; with it, on settlement, the rest goes back to the brand. */
export function released(deal: Deal, purpose: string, cost: Cost, restMinor: number, at: string): Entry {
  const from = escrow(deal.id);
  const moves: Move[] = [
    { from, to: payable('creator', deal.creatorId), amountMinor: cost.creatorMinor },
    { from, to: PLATFORM_REVENUE, amountMinor: cost.platformMinor },
    { from, to: refundable(deal.brandId), amountMinor: restMinor },
  ];
  if (deal.provider !== null) {
    moves.push({ from, to: payable('provider', deal.provider.id), amountMinor: cost.providerMinor });
  }
  for (const { providerId, amountMinor } of cost.chain)
    moves.push({ from, to: payable('provider', providerId), amountMinor });
  return write(deal, purpose, at, moves);
}

/** The payment service carried a payment out; `suffix` tells another entry about the same payment apart. */
export function paidOut(deal: Deal, payment: Payment, at: string, suffix?: string): Entry {
  const { role, id } = payment.to;
  const from = role === 'brand' ? refundable(id) : payable(role, id);
  const purpose = ['paid', payment.id, ...(suffix === undefined ? [] : [suffix])].join('.');
  return write(deal, purpose, at, [{ from, to: PSP_CLEARING, amountMinor: payment.amountMinor }]);
}

function write(deal: Deal, purpose: string, at: string, moves: readonly Move[]): Entry {
  return entryOf(deal.id, purpose, deal.terms.currency, at, moves);
}
