import { debtorsOf } from '../../domain/deal/claims.ts';
import { clawBack } from '../../domain/deal/clawback.ts';
import type { Payee } from '../../domain/deal/debts.ts';
import { toInstant } from '../../domain/time.ts';
import { assignRecoveries } from './assignRecoveries.ts';
import { carryOutPayments } from './carryOutPayments.ts';
import { offsetBlocked } from './debts.ts';
import { type RecoveringServices, reverseTransfers } from './reverseTransfers.ts';
import { tallySales } from './tallySales.ts';
import { requireDeal, updateDeal } from './updateDeal.ts';

/**
 * Settled sales became less: what was paid too much is taken back, in the order of DESIGN §5. Each step commits before
 * the next and finds what was done before, so that this can be cut off anywhere and repeated.
 */
export async function correctCommission(services: RecoveringServices, dealId: string): Promise<void> {
  await updateDeal(services, dealId, async (deal) =>
    deal.salesSettledAt === null
      ? null
      : clawBack(deal, await tallySales(services.deals, deal), services.clock.now()),
  );
  await pursueClaims(services, dealId);
}

/** Recovers what payees owe a deal, as far as that can be done now, and sends on what is free to be sent. */
export async function pursueClaims(services: RecoveringServices, dealId: string): Promise<void> {
  for (const debtor of debtorsOf(await requireDeal(services.deals, dealId))) {
    await offsetElsewhere(services, debtor);
    await assignRecoveries(services, debtor.id);
  }
  const deal = await reverseTransfers(services, dealId);
  // What was refused is open again for what others recovered meanwhile.
  for (const debtor of debtorsOf(deal)) await assignRecoveries(services, debtor.id);
  await carryOutPayments(services, dealId);
}

/** The payee's commission of any deal that waits for its bank details, at most half of each. */
async function offsetElsewhere(services: RecoveringServices, debtor: Payee): Promise<void> {
  for (const dealId of (await services.deals.waitingFor(debtor.id)).sort())
    await offsetDeal(services, dealId);
}

/** Keeps what is owed from commission of a deal that waits for bank details. */
export async function offsetDeal(services: RecoveringServices, dealId: string): Promise<void> {
  await updateDeal(services, dealId, (deal) =>
    offsetBlocked(services.ledger, deal, toInstant(services.clock.now())),
  );
}
