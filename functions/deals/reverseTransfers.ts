import { debtorsOf } from '../../domain/deal/claims.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { Reversal } from '../../domain/deal/debts.ts';
import {
  orderedReversals,
  orderReversals,
  type ReversalReport,
  reportReversal,
} from '../../domain/deal/recovery.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { toInstant } from '../../domain/time.ts';
import type { PayingServices } from './carryOutPayments.ts';
import { owedMinor } from './debts.ts';
import { requireDeal, updateDeal } from './updateDeal.ts';

export type RecoveringServices = PayingServices & { readonly ledger: Ledger };

/**
 * Takes back what a deal paid out too much, as far as the payees' accounts with the payment service cover it. What is
 * refused stays owed. Repeating it takes nothing twice: each reversal has an identity of its own.
 */
export async function reverseTransfers(services: RecoveringServices, dealId: string): Promise<Deal> {
  const { clock, ledger } = services;
  let deal = await requireDeal(services.deals, dealId);
  for (const debtor of debtorsOf(deal)) {
    deal = await updateDeal(services, dealId, async (current) => {
      const owed = await owedMinor(ledger, debtor, current.terms.currency);
      return orderReversals(current, debtor, owed, toInstant(clock.now()));
    });
  }
  for (const reversal of orderedReversals(deal)) {
    const report = await reverse(services, deal, reversal);
    const by = { role: 'payments', id: reversal.id } as const;
    deal = await updateDeal(services, dealId, (current) =>
      reportReversal(current, reversal.id, report, by, toInstant(clock.now())),
    );
  }
  return deal;
}

/** @throws RetryableError as long as the payment service does not know the end of it */
async function reverse(
  { gateway }: RecoveringServices,
  { id: dealId, terms: { currency } }: Deal,
  { id, transferReference, amountMinor }: Reversal,
): Promise<ReversalReport> {
  const result = await gateway.reverse({ paymentId: id, dealId, transferReference, amountMinor, currency });
  if (result.status === 'refused') return { status: 'refused', failure: result.reason };
  if (result.status === 'pending') throw new RetryableError(`reversal ${id} is under way`);
  return { status: 'done', reference: result.reference };
}
