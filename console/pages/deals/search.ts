import { OUTCOMES, STATUSES } from '../../words/states.ts';

/** What the address says about the list. */
export interface DealSearch {
  readonly status?: (typeof STATUSES)[number];
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly turn?: (typeof TURNS)[number];
  readonly q?: string;
}

/** Whose turn can be looked for. */
export const TURNS = ['brand', 'provider', 'creator', 'operator'] as const;

/** The same, in the words of the API. */
export const filterOf = ({ turn, ...filter }: DealSearch) =>
  turn === undefined ? filter : { ...filter, awaits: turn };

/** Whatever else stands in the address is left out. */
export function parseDealSearch(search: Record<string, unknown>): DealSearch {
  const status = STATUSES.find((known) => known === search.status);
  const outcome = OUTCOMES.find((known) => known === search.outcome);
  const turn = TURNS.find((known) => known === search.turn);
  const q =
    typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).slice(0, 128) : '';
  return {
    ...(status === undefined ? {} : { status }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(turn === undefined ? {} : { turn }),
    ...(q === '' ? {} : { q }),
  };
}
