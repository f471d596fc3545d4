import type { OrderFilter, OrderKind } from '../../../../domain/statement/orderFilter.ts';

export const ORDER_KINDS = ['counted', 'not_counted', 'refunded'] as const satisfies readonly OrderKind[];

/** Which orders are shown, and whether some are about to be reported. */
export interface OrderSearch extends OrderFilter {
  readonly report?: true;
}

/** What the address says; whatever else stands there is left out. */
export function parseOrderSearch(search: Record<string, unknown>): OrderSearch {
  const kind = ORDER_KINDS.find((known) => known === search.kind);
  const given = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '';
  const q = given.slice(0, 128);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(q === '' ? {} : { q }),
    ...(search.report === true ? { report: true } : {}),
  };
}
