import * as z from 'zod/mini';
import type { DealEvent, EventType } from '../../domain/deal/event.ts';
import { gateNameSchema } from '../../domain/gates/names.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { MoneyByParty } from './moneyByParty.ts';
import type { SimulatedStage } from './view.ts';

/** Looked at every day, and nothing changed. */
const UNEVENTFUL: ReadonlySet<EventType> = new Set(['deal.work_rechecked.v1']);

const openedSchema = z.object({ gate: gateNameSchema, deadline: z.string() });

/**
 * The stages of a deal, oldest first.
 * @param posted oldest first @param money is led through all of `posted`
 * @param playedFrom RFC 3339: what happened up to then was no play; `null` where all was
 */
export function stagesOf(
  events: readonly DealEvent[],
  posted: readonly Entry[],
  money: MoneyByParty,
  playedFrom: string | null,
): SimulatedStage[] {
  const eventful = events.filter(({ type }) => !UNEVENTFUL.has(type));
  const entries = [...posted];
  let gate: SimulatedStage['gate'] = null;
  return [...Map.groupBy(eventful, ({ at }) => at)].map(([at, together]) => {
    while (entries[0] !== undefined && Date.parse(entries[0].at) <= Date.parse(at)) {
      money.take(entries[0]);
      entries.shift();
    }
    gate = together.reduce(gateAfter, gate);
    return {
      at,
      isPast: playedFrom !== null && Date.parse(at) <= Date.parse(playedFrom),
      events: together.map(({ type, actor }) => ({ type, by: actor.role })),
      gate,
      money: money.standing(),
    };
  });
}

function gateAfter(before: SimulatedStage['gate'], { type, data }: DealEvent): SimulatedStage['gate'] {
  if (type === 'deal.closed.v1') return null;
  if (type === 'deal.clock_extended.v1' || type === 'deal.gate_opened.v1') {
    const { gate: name, deadline } = openedSchema.parse(data);
    return { name, deadline };
  }
  return before;
}
