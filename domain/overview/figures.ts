import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';
import type { Figures } from './closedDeal.ts';

/** @param log what happened before the deal closed @param closedAt RFC 3339 */
export function figuresOf(deal: Deal, log: readonly DealEvent[], closedAt: string): Figures {
  const { provider, campaignId, salesSettledAt, commissionReleasedMinor: minor } = deal;
  const end = Date.parse(closedAt);
  return {
    closedAt: end,
    currency: deal.terms.currency,
    ...(provider === null ? {} : { providerId: provider.id }),
    ...(campaignId === null ? {} : { campaignId }),
    gates: timeAtGates(log, end),
    ...(salesSettledAt === null || minor === 0
      ? {}
      : { commission: { at: Date.parse(salesSettledAt), minor } }),
  };
}

const openedSchema = z.object({ gate: z.string() });

function timeAtGates(log: readonly DealEvent[], end: number): Record<string, number> {
  const gates: Record<string, number> = {};
  const openings = log.filter(({ type }) => type === 'deal.gate_opened.v1');
  for (const [index, { at, data }] of openings.entries()) {
    const { gate } = openedSchema.parse(data);
    const next = openings[index + 1];
    const until = next === undefined ? end : Date.parse(next.at);
    gates[gate] = (gates[gate] ?? 0) + until - Date.parse(at);
  }
  return gates;
}
