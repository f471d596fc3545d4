import type { DealEvent } from '../../../domain/deal/event.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import type { TestLuyue } from '../../harness/luyue.ts';

export interface Told {
  readonly deal: DealView;
  readonly log: readonly DealEvent[];
}

/** All deals of whoever has the key, with their logs, as the API tells them. */
export async function toldBy(h: TestLuyue, key: string): Promise<Told[]> {
  const { items } = (await h.request<{ items: DealView[] }>('GET', '/v1/deals?limit=100', { key })).body;
  return Promise.all(
    items.map(async (deal) => {
      const path = `/v1/deals/${deal.id}/events?limit=100`;
      return { deal, log: (await h.request<{ items: DealEvent[] }>('GET', path, { key })).body.items };
    }),
  );
}

export const isClosed = ({ deal }: Told) => deal.status === 'closed';
export const has =
  (type: DealEvent['type']) =>
  ({ log }: Told) =>
    log.some((event) => event.type === type);

export function countBy<T>(items: readonly T[], name: (item: T) => string | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const key = name(item);
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Milliseconds from each opening of `gate` until the next gate opened, or the deal closed; `null` if it never did. */
export function timeAt(gate: string, { log }: Told): number | null {
  const turns = log.filter(({ type }) => type === 'deal.gate_opened.v1' || type === 'deal.closed.v1');
  const times = turns.flatMap(({ at, data }, index) => {
    const end = turns[index + 1];
    return data.gate === gate && end !== undefined ? [Date.parse(end.at) - Date.parse(at)] : [];
  });
  return times.length === 0 ? null : times.reduce((sum, time) => sum + time, 0);
}
