import { seal } from '../../domain/deal/change.ts';
import { openClaimMinor } from '../../domain/deal/claims.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { recoverClaims } from '../../domain/deal/recovery.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { Recovery } from '../../domain/ports/deals.ts';
import { type Books, MOST_ATTEMPTS, requireDeal } from './updateDeal.ts';

/**
 * Gives what was recovered from a payee to the claims on it, the oldest deal first. Each step takes of the recovery and
 * frees refunds in one transaction, so that however often and by however many this is done, nothing is given twice.
 */
export async function assignRecoveries(books: Books, payeeId: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const next = await nextAssignment(books, payeeId);
    if (next === null) return;
    if (await assign(books, next.dealId, next.recovery)) attempt = 0;
  }
  throw new RetryableError(`what was recovered from ${payeeId} stays contended`);
}

async function nextAssignment({ deals }: Books, payeeId: string) {
  const recoveries = await deals.recoveries(payeeId);
  if (recoveries.length === 0) return null;
  // Deal ids are ULIDs: the first deal is the oldest.
  for (const dealId of (await deals.claimsOn(payeeId)).sort()) {
    const deal = await requireDeal(deals, dealId);
    const recovery = recoveries.find((each) => isFor(deal, each));
    if (recovery !== undefined) return { dealId, recovery };
  }
  return null;
}

const isFor = (deal: Deal, { payee, currency }: Recovery) =>
  deal.terms.currency === currency && openClaimMinor(deal, payee) > 0;

async function assign({ deals, clock }: Books, dealId: string, recovery: Recovery): Promise<boolean> {
  const deal = await requireDeal(deals, dealId);
  const recovered = recoverClaims(deal, recovery.payee, recovery.restMinor, recovery.id);
  if (recovered === null) return false;
  const taken = { recovery, amountMinor: recovered.takenMinor };
  const result = await deals.commit(seal(deal, recovered.change, clock.now()), { taken });
  return result.kind === 'committed';
}
