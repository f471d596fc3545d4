import { afterwards, type Change, joined, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type SettlementResult, settleSales } from '../../domain/deal/settlement.ts';
import { expireGate } from '../../domain/gates/expire.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { toInstant } from '../../domain/time.ts';
import { withOffsets } from './debts.ts';
import { tallySales } from './tallySales.ts';
import { type Books, updateDeal } from './updateDeal.ts';

/**
 * Closes the sales if their clock ran out, which competes with an answer and loses to one that came first, and settles
 * them in the same commit, once: commission from the reported orders, less what its payees owe because of other deals;
 * or says what stands in its way. Where somebody else recovered what they owe meanwhile, all is reckoned anew.
 */
export async function settleDeal(
  books: Books & { readonly ledger: Ledger },
  dealId: string,
): Promise<{ deal: Deal; kind: SettlementResult['kind'] }> {
  const { deals, ledger, clock } = books;
  let kind: SettlementResult['kind'] = 'done';
  const deal = await updateDeal(books, dealId, async (current) => {
    const now = clock.now();
    const closed = salesExpired(current, now) ?? unchanged(current);
    const standing = afterwards(closed);
    const result = settleSales(standing, await tallySales(deals, standing), now);
    kind = result.kind;
    if (result.kind === 'settled')
      return joined(closed, await withOffsets(ledger, result.change, toInstant(now)));
    return joined(closed, 'change' in result ? result.change : null);
  });
  return { deal, kind };
}

function salesExpired(deal: Deal, now: number): Change | null {
  const { gate, lastAnswer } = deal;
  if (!isOpen(gate) || gate.name !== 'sales') return null;
  const isFree = gate.silenceNeedsNoticeTo === undefined;
  const result = expireGate(deal, 'sales', lastAnswer?.seq ?? 0, isFree, now);
  return result.kind === 'answered' ? null : result.change;
}
