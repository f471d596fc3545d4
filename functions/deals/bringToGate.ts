import { type Change, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type Opening, type OpenResult, openGate } from '../../domain/gates/open.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { type Books, updateDeal } from './updateDeal.ts';

/**
 * Brings a deal to a gate, in the same commit as `prepare`. If an answer came that the workflow has not seen, the
 * state is woken with it instead, and `waiting` is false.
 */
export async function bringToGate(
  books: Books & { readonly workflows: Workflows },
  dealId: string,
  opening: Opening,
  prepare: (deal: Deal) => Change = unchanged,
): Promise<{ waiting: boolean }> {
  let result: OpenResult | undefined;
  await updateDeal(books, dealId, (deal) => {
    const prepared = prepare(deal);
    result = openGate(prepared.deal, opening, books.clock.now());
    if (result.kind === 'answered') return null;
    const { deal: opened, happenings } = result.change;
    return { deal: opened, happenings: [...prepared.happenings, ...happenings], entries: prepared.entries };
  });
  if (result?.kind !== 'answered') return { waiting: true };
  await books.workflows.wake(opening.taskToken, result.wakeUp);
  return { waiting: false };
}
