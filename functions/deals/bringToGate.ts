import { type Change, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type Opening, type OpenResult, openGate } from '../../domain/gates/open.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { type Books, updateDeal } from './updateDeal.ts';

interface GateServices extends Books {
  readonly workflows: Workflows;
}

/** Brings a deal to a gate, in the same commit as `prepare`; `waiting` says whether its state waits there now. */
export async function bringToGate(
  services: GateServices,
  dealId: string,
  opening: Opening,
  prepare?: (deal: Deal) => Change,
): Promise<{ waiting: boolean }> {
  return { waiting: (await arriveAtGate(services, dealId, opening, prepare)) !== null };
}

/**
 * The deal as it waits at the gate, prepared in the same commit. If an answer came that the workflow has not seen,
 * the state is woken with it instead, nothing is written, and it is `null`.
 */
export async function arriveAtGate(
  services: GateServices,
  dealId: string,
  opening: Opening,
  prepare: (deal: Deal) => Change = unchanged,
): Promise<Deal | null> {
  let result: OpenResult | undefined;
  const deal = await updateDeal(services, dealId, (current) => {
    const prepared = prepare(current);
    result = openGate(prepared.deal, opening, services.clock.now());
    if (result.kind === 'answered') return null;
    const { deal: opened, happenings } = result.change;
    return { deal: opened, happenings: [...prepared.happenings, ...happenings], entries: prepared.entries };
  });
  if (result?.kind !== 'answered') return deal;
  await services.workflows.wake(opening.taskToken, result.wakeUp);
  return null;
}
