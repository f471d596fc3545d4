import { dayIn } from '../../parts/days.ts';

/** Which part of the figures is looked at; the address says it. */
export interface OverviewSearch {
  readonly period?: Period | undefined;
  /** Of one's own period: days, such as `2026-11-01`, the last one with. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
  readonly providerId?: string | undefined;
  readonly campaignId?: string | undefined;
}

/** The last twelve months where nothing is said. */
export const PERIODS = ['thisMonth', 'lastMonth', 'threeMonths', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

export function parseOverviewSearch(given: Readonly<Record<string, unknown>>): OverviewSearch {
  const period = PERIODS.find((each) => each === given.period);
  const kept = {
    from: dayIn(given.from),
    to: dayIn(given.to),
    currency: textIn(given.currency, /^[A-Z]{3}$/),
    providerId: textIn(given.providerId, /^\S{1,64}$/),
    campaignId: textIn(given.campaignId, /^\S{1,64}$/),
  };
  const known = Object.entries(kept).filter(([, value]) => value !== undefined);
  return { ...(period === undefined ? {} : { period }), ...Object.fromEntries(known) };
}

const textIn = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;
