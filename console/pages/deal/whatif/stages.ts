import type { EventType } from '../../../../domain/deal/event.ts';
import type { SimulatedStage, Standing } from '../../../../local/simulation/view.ts';

/** Follows from what is told beside it. */
const IMPLIED: ReadonlySet<EventType> = new Set([
  'deal.gate_opened.v1',
  'deal.payment_sent.v1',
  'deal.payment_settled.v1',
]);

/** What happened at a stage, each thing once; what the rest of the line says is left out. */
export function toldEvents({ events }: SimulatedStage): SimulatedStage['events'] {
  const told = events.filter(({ type }) => !IMPLIED.has(type));
  return [...new Map(told.map((event) => [`${event.type} ${event.by}`, event])).values()];
}

export type Holder = 'held' | 'brand' | 'creator' | 'provider' | 'platform';

/** Who has which part of what was paid in, in minor units; parts of nothing are left out. */
export function partsOf({ held, parties }: Standing): { holder: Holder; minor: number }[] {
  const sums = new Map<Holder, number>([['held', held]]);
  for (const { role, received, owed } of parties) sums.set(role, (sums.get(role) ?? 0) + received + owed);
  const order: readonly Holder[] = ['held', 'creator', 'provider', 'platform', 'brand'];
  return order.map((holder) => ({ holder, minor: sums.get(holder) ?? 0 })).filter(({ minor }) => minor > 0);
}
