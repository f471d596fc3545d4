import { type Change, seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { RetryableError, TerminalError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommitOptions, DealStore } from '../../domain/ports/deals.ts';
import { aboutDeal } from './aboutDeal.ts';

/** How often a decision is made anew because somebody else wrote first. */
export const MOST_ATTEMPTS = 25;

export interface Books {
  readonly deals: DealStore;
  readonly clock: Clock;
}

/**
 * Reads a deal, decides, and commits; decides anew when somebody else wrote in between. `decide` returns `null`
 * where nothing is to be changed; it may read more first, as long as what it reads only changes with the deal. Returns the deal as it is afterwards.
 * @throws TerminalError for a deal that does not exist, RetryableError when the deal stays contended
 */
export async function updateDeal(
  { deals, clock }: Books,
  dealId: string,
  decide: (deal: Deal) => Change | null | Promise<Change | null>,
  options: CommitOptions = {},
): Promise<Deal> {
  return aboutDeal(dealId, async () => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const deal = await requireDeal(deals, dealId);
      const change = await decide(deal);
      if (change === null || change.deal === deal) return deal;
      const sealed = seal(deal, change, clock.now());
      const result = await deals.commit(sealed, options);
      if (result.kind === 'committed') return sealed.deal;
    }
    throw new RetryableError(`deal ${dealId} stays contended`);
  });
}

/** @throws TerminalError for a deal that does not exist */
export async function requireDeal(deals: DealStore, dealId: string): Promise<Deal> {
  const deal = await deals.find(dealId);
  if (deal === null) throw new TerminalError(`there is no deal ${dealId}`);
  return deal;
}
