import type { SalesFound } from '../commission/tally.ts';
import { costOf, type Earnings } from '../terms/cost.ts';
import { agreedFeeMinor } from './agreedFee.ts';
import type { Deal } from './deal.ts';
import { distinct, isSamePayee, type Payee } from './debts.ts';
import { guaranteeRefundOf } from './guarantee.ts';

/** What each got too much, given what the orders come to now; minor units. Who got nothing too much is left out. */
export interface Overpaid {
  readonly parts: readonly { readonly payee: Payee; readonly amountMinor: number }[];
  readonly platformMinor: number;
}

/**
 * Compares what was paid for what was found at the settlement with what `found` is worth, for each by itself and over
 * everything taken back before, so that no number of corrections takes more from anybody than
 * the largest of them would. (A return can round the commission of other orders up by a unit: that is not paid anew.)
 */
export function overpaid(deal: Deal, found: SalesFound): Overpaid {
  const paid = { feeMinor: deal.feeReleasedMinor, commissionMinor: deal.commissionReleasedMinor };
  const was = sharesOf(deal, paid);
  const is = sharesOf(deal, earned(deal, paid, found));
  const before = deal.clawback;
  const parts = was.parts.flatMap(({ payee, amountMinor }) => {
    const excess = amountMinor - amountOf(is.parts, payee) - amountOf(before?.parts ?? [], payee);
    return excess > 0 ? [{ payee, amountMinor: excess }] : [];
  });
  const platformMinor = Math.max(0, was.platformMinor - is.platformMinor - (before?.platformMinor ?? 0));
  return { parts, platformMinor };
}

/** What the sales earn as they stand: never more than was settled, which an operator may have capped. */
function earned(deal: Deal, paid: Earnings, found: SalesFound): Earnings {
  const { terms } = deal;
  const feeMinor =
    terms.gmvGuarantee === undefined ? paid.feeMinor : Math.min(paid.feeMinor, standingFeeMinor(deal, found));
  return { feeMinor, commissionMinor: Math.min(paid.commissionMinor, found.commissionMinor) };
}

function standingFeeMinor(deal: Deal, { netSalesMinor }: SalesFound): number {
  const guaranteeRefundMinor = guaranteeRefundOf(deal, netSalesMinor);
  return Math.max(0, agreedFeeMinor(deal) - guaranteeRefundMinor - deal.holdForfeitedMinor);
}

function sharesOf(deal: Deal, { feeMinor, commissionMinor }: Earnings): Overpaid {
  const cost = costOf(deal.terms, feeMinor, commissionMinor);
  const provider = (id: string, amountMinor: number) => ({
    payee: { role: 'provider' as const, id },
    amountMinor,
  });
  const parts = [
    { payee: { role: 'creator' as const, id: deal.creatorId }, amountMinor: cost.creatorMinor },
    ...(deal.provider === null ? [] : [provider(deal.provider.id, cost.providerMinor)]),
    ...cost.chain.map(({ providerId, amountMinor }) => provider(providerId, amountMinor)),
  ];
  return { parts: merged(parts), platformMinor: cost.platformMinor };
}

/** The deal's provider may be a level of its chain too. */
function merged(parts: Overpaid['parts']): Overpaid['parts'] {
  const payees = distinct(parts.map(({ payee }) => payee));
  return payees.map((payee) => ({ payee, amountMinor: amountOf(parts, payee) }));
}

export function amountOf(parts: Overpaid['parts'], payee: Payee): number {
  return parts
    .filter((part) => isSamePayee(part.payee, payee))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
