import type { Order } from '../../domain/commission/commission.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { salesWindows } from '../../domain/terms/terms.ts';
import { requireDeal } from '../../functions/deals/updateDeal.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import type { Behaviour } from './behaviour.ts';
import { likelySalesMinor, playedOrders, withReturns } from './likelySales.ts';
import type { Acted, Deed } from './move.ts';
import type { People } from './people.ts';
import type { Sandbox } from './sandbox.ts';

/** What is played where. Aborting `signal` ends the play. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly people: People;
  readonly dealId: string;
  readonly signal: AbortSignal;
}

/** The deal in the sandbox; an onlooker's view that the system does not notice. */
export const look = ({ sandbox, dealId }: Pick<Stage, 'sandbox' | 'dealId'>): Promise<Deal> =>
  requireDeal(deals.of(sandbox.luyue.runtime), dealId);

/** Somebody does something, over the API. @throws Refused */
export async function carryOut(stage: Stage, behaviour: Behaviour, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'wait':
      return;
    case 'pay':
      return stage.people.pay();
    case 'sell':
      return stage.people.reportSales(
        stage.dealId,
        await ordersToReport(stage, behaviour.salesMinor, deed.returnedPpm),
      );
    case 'act':
      return actOn(stage, deed);
  }
}

async function actOn(
  { people, dealId }: Stage,
  { by, action, payload, who, needsEvidence }: Acted,
): Promise<void> {
  const rest = needsEvidence === true ? { evidenceIds: [await people.evidence(dealId)] } : {};
  await people.act(dealId, by, action, { ...payload, ...rest }, who);
}

/** What was reported before, with what came back of it, and the sales that are played. */
async function ordersToReport(
  stage: Stage,
  salesMinor: number | null,
  returnedPpm: number,
): Promise<Order[]> {
  const { terms, delivery } = await look(stage);
  const windows = salesWindows(terms);
  if (windows === null || delivery === null) throw new Error(`deal ${stage.dealId} has no sales`);
  const known = (await readOrders(stage)).map((order) => withReturns(order, returnedPpm));
  const played = salesMinor ?? (known.length > 0 ? 0 : likelySalesMinor(terms));
  const { liveAt } = delivery;
  return [...known, ...(played === 0 ? [] : playedOrders(played, returnedPpm, { ...windows, liveAt }))];
}

async function readOrders({ sandbox, dealId }: Stage): Promise<Order[]> {
  const orders: Order[] = [];
  for await (const page of deals.of(sandbox.luyue.runtime).ordersByTime(dealId)) orders.push(...page);
  return orders;
}
