import type { Deal } from '../deal/deal.ts';
import type { ClosedDeal } from './closedDeal.ts';

/** Which deals an overview is of, among those the reader may see. */
export interface Scope {
  readonly currency?: string | undefined;
  readonly providerId?: string | undefined;
  readonly campaignId?: string | undefined;
}

type Scoped = { readonly [K in keyof Scope]?: string | null | undefined };

const ofDeal = ({ terms, provider, campaignId }: Deal): Scoped => ({
  currency: terms.currency,
  providerId: provider?.id ?? null,
  campaignId,
});

/** Open and closed deals that `scope` leaves, and by what all of them could be narrowed down. */
export function within(scope: Scope, open: readonly Deal[], closed: readonly ClosedDeal[]) {
  const fits = (deal: Scoped) =>
    isIn(scope.currency, deal.currency) &&
    isIn(scope.providerId, deal.providerId) &&
    isIn(scope.campaignId, deal.campaignId);
  const all = [...open.map(ofDeal), ...closed];
  const choices = {
    currencies: valuesOf(all, 'currency'),
    providerIds: valuesOf(all, 'providerId'),
    campaignIds: valuesOf(all, 'campaignId'),
  };
  return { open: open.filter((deal) => fits(ofDeal(deal))), closed: closed.filter(fits), choices };
}

const isIn = (wanted: string | undefined, value: string | null | undefined) =>
  wanted === undefined || wanted === value;

const valuesOf = (all: readonly Scoped[], name: keyof Scoped): string[] =>
  [...new Set(all.flatMap((deal) => deal[name] ?? []))].sort();
